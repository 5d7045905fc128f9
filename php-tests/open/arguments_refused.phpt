--TEST--
open() refuses the arguments that the constructor refuses, in the same words; an Opening is not created, copied or stored otherwise
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$refused = [
    [],
    [[]],
    ["ws://\xff/"],
    ['ws://localhost/', ['Host: x']],
    ['ws://localhost/', ['X-Test' => 1.5]],
    ['ws://localhost/', [], ['two words']],
    ['ws://localhost/', 'tls' => ['cafil' => '/x']],
    ['ws://localhost/', 'connect_timeout' => 0.0],
    ['ws://localhost/', 'receive_timeout' => -1.0],
    ['ws://localhost/', 'close_timeout' => NAN],
    ['ws://localhost/', 'max_message_size' => 0],
    ['ws://localhost/', 'send_timeout' => 0.0],
    ['ws://localhost/', [], [], [], true, 1.0, 1.0, 1.0, 1, 1.0, 1],
];
$words = function (callable $call): string {
    try {
        return get_debug_type($call());
    } catch (Throwable $e) {
        return $e::class . ': ' . str_replace(['WsClient::open', 'WsClient::__construct'], 'WsClient::…', $e->getMessage());
    }
};
foreach ($refused as $arguments) {
    $opened = $words(fn () => WsClient::open(...$arguments));
    $constructed = $words(fn () => new WsClient(...$arguments));
    echo $opened === $constructed ? '' : "$constructed\n", $opened, "\n";
}
$a = (new ReflectionMethod(WsClient::class, '__construct'))->getParameters();
$b = (new ReflectionMethod(WsClient::class, 'open'))->getParameters();
$shown = fn (ReflectionParameter $one) => $one . implode(array_map(fn ($attribute) => $attribute->getName(), $one->getAttributes()));
var_dump(array_map($shown, $a) === array_map($shown, $b));
$opening = WsClient::open('ws://127.0.0.1:1/');
thrown(fn () => new WsClient\Opening());
thrown(fn () => clone $opening);
thrown(fn () => serialize($opening));
thrown(fn () => $opening->property = 1);
thrown(fn () => (new ReflectionClass($opening))->newInstanceWithoutConstructor());
thrown(fn () => $opening->finish(1));
var_dump($opening == WsClient::open('ws://127.0.0.1:1/'), (new ReflectionClass($opening))->isFinal());
?>
--EXPECT--
ArgumentCountError: WsClient::…() expects at least 1 argument, 0 given
TypeError: WsClient::…(): Argument #1 ($url) must be of type Stringable|Uri\Rfc3986\Uri|Uri\WhatWg\Url|string, array given
ValueError: WsClient::…(): Argument #1 ($url) must be valid UTF-8
ValueError: WsClient::…(): Argument #2 ($headers) must have header names as keys, as in ['Origin' => 'https://example.com']
TypeError: WsClient::…(): Argument #2 ($headers) must have strings, or lists of strings, as values; float given for "X-Test"
ValueError: WsClient::…(): Argument #3 ($subprotocols) must have tokens as names, of visible ASCII characters without separators; name 1 is not one
ValueError: WsClient::…(): Argument #4 ($tls) has no option "cafil"; did you mean "cafile"?
ValueError: WsClient::…(): Argument #6 ($connect_timeout) must be a finite number of seconds greater than 0
ValueError: WsClient::…(): Argument #7 ($receive_timeout) must be a finite number of seconds, 0 or more
ValueError: WsClient::…(): Argument #8 ($close_timeout) must be a finite number of seconds, 0 or more
ValueError: WsClient::…(): Argument #9 ($max_message_size) must be greater than 0
ValueError: WsClient::…(): Argument #10 ($send_timeout) must be a finite number of seconds greater than 0
ArgumentCountError: WsClient::…() expects at most 10 arguments, 11 given
bool(true)
Error: Call to private WsClient\Opening::__construct() from global scope
Error: Trying to clone an uncloneable object of class WsClient\Opening
Exception: Serialization of 'WsClient\Opening' is not allowed
Error: Cannot create dynamic property WsClient\Opening::$property
ReflectionException: Class WsClient\Opening is an internal class marked as final that cannot be instantiated without invoking its constructor
ArgumentCountError: WsClient\Opening::finish() expects exactly 0 arguments, 1 given
bool(false)
bool(true)
