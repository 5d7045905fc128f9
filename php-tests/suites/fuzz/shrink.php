<?php
// Makes a find smaller: takes settings, statements and blocks away for as long as the same kind of find stays.
declare(strict_types=1);

final class Shrinker
{
    private int $runs = 0;

    /** @param Closure(Script): ?string $find runs a script and says what kind of find it is */
    public function __construct(private readonly Closure $find, private readonly string $kind, private readonly float $deadline) {}

    public function shrink(Script $script): Script
    {
        do {
            $size = strlen($script->source());
            $script = $this->withoutStatements($script);
            foreach (array_keys($script->ini) as $name) {
                $script = $this->try($script, $script->with(array_diff_key($script->ini, [$name => 0]), $script->descriptors, $script->statements));
            }
            if ($script->descriptors > 0) {
                $script = $this->try($script, $script->with($script->ini, 0, $script->statements));
            }
        } while (strlen($script->source()) < $size && !$this->over());
        return $script;
    }

    private function over(): bool
    {
        return microtime(true) > $this->deadline || $this->runs > 400;
    }

    private function try(Script $script, Script $smaller): Script
    {
        if ($this->over()) {
            return $script;
        }
        $this->runs++;
        return ($this->find)($smaller) === $this->kind ? $smaller : $script;
    }

    private function withoutStatements(Script $script): Script
    {
        // Long runs of statements first, then shorter ones.
        for ($length = max(1, intdiv(count($script->statements), 2)); $length >= 1; $length = intdiv($length, 2)) {
            for ($at = 0; $at < count($script->statements) && !$this->over();) {
                $statements = $script->statements;
                array_splice($statements, $at, $length);
                $smaller = $this->try($script, $script->with($script->ini, $script->descriptors, $statements));
                $at += $smaller === $script ? $length : 0;
                $script = $smaller;
            }
        }
        foreach (self::paths($script->statements) as $path) {
            foreach ([[], self::at($script->statements, $path)?->body ?? []] as $instead) {
                $statements = self::replaced($script->statements, $path, $instead);
                if ($statements !== null) {
                    $script = $this->try($script, $script->with($script->ini, $script->descriptors, $statements));
                }
            }
        }
        return $script;
    }

    /**
     * Where statements are, the last and innermost first, so that taking one away leaves the places of the others.
     *
     * @param list<Statement> $statements
     * @return list<list<int>>
     */
    private static function paths(array $statements): array
    {
        $paths = [];
        foreach (array_reverse($statements, true) as $number => $statement) {
            foreach (self::paths($statement->body) as $path) {
                $paths[] = [$number, ...$path];
            }
            $paths[] = [$number];
        }
        return $paths;
    }

    /**
     * @param list<Statement> $statements
     * @param list<int> $path
     */
    private static function at(array $statements, array $path): ?Statement
    {
        $statement = $statements[array_shift($path)] ?? null;
        return $path === [] || $statement === null ? $statement : self::at($statement->body, $path);
    }

    /**
     * @param list<Statement> $statements
     * @param list<int> $path
     * @param list<Statement> $instead
     * @return ?list<Statement> null if there is nothing at that place any more
     */
    private static function replaced(array $statements, array $path, array $instead): ?array
    {
        $number = array_shift($path);
        if (!isset($statements[$number])) {
            return null;
        }
        if ($path === []) {
            array_splice($statements, $number, 1, $instead);
            return $statements;
        }
        $body = self::replaced($statements[$number]->body, $path, $instead);
        if ($body === null) {
            return null;
        }
        $statements[$number] = $statements[$number]->withBody($body);
        return $statements;
    }
}
