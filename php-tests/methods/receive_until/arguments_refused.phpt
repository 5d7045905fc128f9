--TEST--
receiveUntil() refuses what cannot be called, and timeouts that are not finite or negative
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
final class Filter
{
    public static function all(): bool { return true; }
    private static function hidden(): bool { return true; }
    public function __call($name, $arguments) { return $arguments[0]->payload === $name; }
}
thrown(fn () => $ws->receiveUntil('no_such_function'));
thrown(fn () => $ws->receiveUntil(12));
thrown(fn () => $ws->receiveUntil([Filter::class, 'hidden']));
thrown(fn () => $ws->receiveUntil());
thrown(fn () => $ws->receiveUntil(fn () => true, -1.0));
thrown(fn () => $ws->receiveUntil(fn () => true, NAN));
$ws->sendAll(['a', 'b', 'c', 'd']);
foreach (['Filter::all', [Filter::class, 'all'], [new Filter, 'c'], Filter::all(...)] as $accept) {
    var_dump($ws->receiveUntil($accept, 10.0)->payload);
}
// Its errors are those of the call.
$ws->send('x');
thrown(fn () => $ws->receiveUntil('array_sum', 10.0));
thrown(fn () => $ws->receiveUntil(fn (int $message) => true, 10.0));
var_dump($ws->receive(10.0));
?>
--EXPECTF--
TypeError: WsClient::receiveUntil(): Argument #1 ($accept) must be a valid callback, function "no_such_function" not found or invalid function name
TypeError: WsClient::receiveUntil(): Argument #1 ($accept) must be a valid callback, no array or string given
TypeError: WsClient::receiveUntil(): Argument #1 ($accept) must be a valid callback, cannot access private method Filter::hidden()
ArgumentCountError: WsClient::receiveUntil() expects at least 1 argument, 0 given
ValueError: WsClient::receiveUntil(): Argument #2 ($timeout) must be a finite number of seconds, 0 or more
ValueError: WsClient::receiveUntil(): Argument #2 ($timeout) must be a finite number of seconds, 0 or more
string(1) "a"
string(1) "b"
string(1) "c"
string(1) "d"
TypeError: array_sum(): Argument #1 ($array) must be of type array, WsClient\Message given
TypeError: {closure%S}(): Argument #1 ($message) must be of type int, WsClient\Message given%S
string(1) "x"
