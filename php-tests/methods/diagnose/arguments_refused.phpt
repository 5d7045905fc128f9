--TEST--
diagnose() refuses wrong arguments like the constructor, and stack traces do not show them
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/diagnose.inc';

foreach ([
    fn () => WsClient::diagnose('ws://127.0.0.1:1', ['Upgrade' => 'x']),
    fn () => WsClient::diagnose('ws://127.0.0.1:1', [], ['a b']),
    fn () => WsClient::diagnose('ws://127.0.0.1:1', [], [], ['cafil' => 'x']),
    fn () => WsClient::diagnose('ws://127.0.0.1:1', connect_timeout: 0),
    fn () => WsClient::diagnose('ws://127.0.0.1:1', connect_timeout: NAN),
    fn () => WsClient::diagnose(),
] as $call) {
    try {
        $call();
    } catch (Throwable $e) {
        echo $e::class, ': ', $e->getMessage(), "\n";
    }
}
$sensitive = array_filter((new ReflectionMethod('WsClient', 'diagnose'))->getParameters(), fn ($p) => $p->getAttributes() !== []);
echo implode(' ', array_map(fn ($p) => $p->getName(), $sensitive)), "\n";
?>
--EXPECTF--
ValueError: WsClient::diagnose(): Argument #2 ($headers) must not have "Upgrade", which the handshake sets itself
ValueError: WsClient::diagnose(): Argument #3 ($subprotocols) must have tokens as names, of visible ASCII characters without separators; name 1 is not one
ValueError: WsClient::diagnose(): Argument #4 ($tls) has no option "cafil"; did you mean "cafile"?
ValueError: WsClient::diagnose(): Argument #6 ($connect_timeout) must be a finite number of seconds greater than 0
ValueError: WsClient::diagnose(): Argument #6 ($connect_timeout) must be a finite number of seconds greater than 0
ArgumentCountError: WsClient::diagnose() expects at least 1 argument, 0 given
url headers subprotocols tls
