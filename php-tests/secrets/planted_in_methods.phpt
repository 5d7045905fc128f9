--TEST--
Exceptions about the arguments of methods do not show their values
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
if (getenv('WSCLIENT_TEST_VALGRIND')) {
    die('skip too slow under valgrind, which looks at other tests');
}
--INI--
zend.exception_ignore_args=1
--FILE--
<?php
require __DIR__ . '/attempt.inc';
require __DIR__ . '/answers.inc';

/** Values that some method refuses. @return array<string, mixed> */
function refused_values(string $secret): array
{
    $object = new stdClass();
    $object->secret = $secret;
    return [
        'not UTF-8' => "$secret\xff", 'long' => str_repeat($secret, 10), 'NUL' => "$secret\0", 'as it is' => $secret,
        'list' => [$secret, [$secret]], 'list, not UTF-8' => [$secret, "$secret\xff"],
        'object' => $object, 'objects' => [$object],
        'message' => [new WsClient\Message(WsClient\MessageType::Binary, $secret), null],
    ];
}

$search = new Search();
$peer = new EchoPeer();
$peer->answer(switching([]) . "\r\n");
$secret = secret('method');
$thrown = [];
foreach ((new ReflectionClass(WsClient::class))->getMethods(ReflectionMethod::IS_PUBLIC) as $method) {
    if (in_array($method->getName(), ['__construct', 'diagnose'], true)) {
        continue;
    }
    foreach ($method->getParameters() as $parameter) {
        if (preg_match('/string|array|mixed/', (string) $parameter->getType()) !== 1 && $parameter->getType() !== null) {
            continue;
        }
        $name = "{$method->getName()}(\${$parameter->getName()})";
        $thrown[$name] = false;
        // Alone, and beside a number that is refused.
        $is_number = fn (ReflectionParameter $other) => preg_match('/int|float/', (string) $other->getType()) === 1;
        $numbers = array_filter($method->getParameters(), $is_number);
        $beside = array_map(fn ($other) => [$other->getName() => -1], array_values($numbers));
        foreach ([[], ...$beside] as $more) {
            foreach (refused_values($secret) as $way => $value) {
                $plant = new Plant("$name, $way", $parameter->getName(), $value, ['secret' => $secret]);
                $client = new WsClient("ws://$peer->authority/", close_timeout: 1.0, receive_timeout: 1.0);
                try {
                    [$client, $method->getName()](...[$parameter->getName() => $value, ...$more]);
                } catch (Throwable $e) {
                    $search->lookInto($plant, 'argument', $e);
                    $thrown[$name] = true;
                }
            }
        }
    }
}
foreach (array_keys($thrown, false, true) as $name) {
    echo "nothing is refused by $name\n";
}
$search->report(1000);
?>
--EXPECT--
0 shown
