<?php
// Prints the classes that a file or the loaded extension declares, in one form for both, so that they can be compared.

function type_text(?ReflectionType $type): string
{
    return $type === null ? '' : (string) $type;
}

function describe_parameter(ReflectionParameter $p): string
{
    $default = $p->isOptional() && $p->isDefaultValueAvailable() ? ' = ' . json_encode($p->getDefaultValue()) : '';
    $attributes = array_map(fn($a) => '#[' . $a->getName() . '] ', $p->getAttributes());
    return implode('', $attributes) . type_text($p->getType()) . ' $' . $p->getName() . $default;
}

function describe_class(ReflectionClass $c): string
{
    $kind = $c->isEnum() ? 'enum' : ($c->isFinal() ? 'final class' : 'class');
    // Of PHP 8.6; a stub that names it could not be read by older ones.
    $interfaces = array_diff($c->getInterfaceNames(), ['Io\Poll\Handle']);
    sort($interfaces);
    $lines = ["$kind {$c->getName()} extends " . ($c->getParentClass() ? $c->getParentClass()->getName() : '-')
        . ' implements ' . implode(', ', $interfaces)];
    if ($c->isEnum()) {
        foreach ((new ReflectionEnum($c->getName()))->getCases() as $case) {
            $lines[] = '  case ' . $case->getName()
                . ($case instanceof ReflectionEnumBackedCase ? ' = ' . $case->getBackingValue() : '');
        }
    }
    $own = fn($member) => $member->getDeclaringClass()->getName() === $c->getName();
    foreach ($c->isEnum() ? [] : array_filter($c->getProperties(), $own) as $p) {
        $lines[] = '  ' . implode(' ', Reflection::getModifierNames($p->getModifiers()))
            . ' ' . type_text($p->getType()) . ' $' . $p->getName();
    }
    $methods = [];
    foreach ($c->isEnum() ? [] : array_filter($c->getMethods(), $own) as $m) {
        $methods[] = '  ' . implode(' ', Reflection::getModifierNames($m->getModifiers())) . ' function ' . $m->getName()
            . '(' . implode(', ', array_map('describe_parameter', $m->getParameters())) . '): ' . type_text($m->getReturnType());
    }
    sort($methods);
    return implode("\n", [...$lines, ...$methods]) . "\n";
}

function describe(array $names): string
{
    sort($names);
    return implode('', array_map(fn($name) => describe_class(new ReflectionClass($name)), $names));
}

if (isset($argv[1])) {
    $before = get_declared_classes();
    require $argv[1];
    echo describe(array_diff(get_declared_classes(), $before));
}
