--TEST--
A timeout that is negative or not a number is a ValueError
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
foreach ([-1, -0.001, NAN, INF, -INF] as $timeout) {
    thrown(fn () => $ws->receive($timeout));
}
thrown(fn () => $ws->receiveMessage(-1));
thrown(fn () => $ws->ping('', -1));
$ws->send('still there');
var_dump($ws->receive(1e300));
?>
--EXPECT--
ValueError: WsClient::receive(): Argument #1 ($timeout) must be a finite number of seconds, 0 or more
ValueError: WsClient::receive(): Argument #1 ($timeout) must be a finite number of seconds, 0 or more
ValueError: WsClient::receive(): Argument #1 ($timeout) must be a finite number of seconds, 0 or more
ValueError: WsClient::receive(): Argument #1 ($timeout) must be a finite number of seconds, 0 or more
ValueError: WsClient::receive(): Argument #1 ($timeout) must be a finite number of seconds, 0 or more
ValueError: WsClient::receiveMessage(): Argument #1 ($timeout) must be a finite number of seconds, 0 or more
ValueError: WsClient::ping(): Argument #2 ($timeout) must be a finite number of seconds, 0 or more
string(11) "still there"
