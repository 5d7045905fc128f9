--TEST--
ping() returns the round trip time in seconds, and getInfo() has it as latency
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
var_dump($ws->getInfo()->latency);
$first = $ws->ping();
var_dump($first > 0 && $first < 5, $ws->getInfo()->latency === $first);
$second = $ws->ping(str_repeat('p', 125), 5.0);
var_dump($second > 0 && $second < 5, $ws->getInfo()->latency === $second);
thrown(fn () => $ws->ping(str_repeat('p', 126)));
var_dump($ws->getInfo()->latency === $second);
?>
--EXPECT--
NULL
bool(true)
bool(true)
bool(true)
bool(true)
ValueError: WsClient::ping(): Argument #1 ($payload) must be at most 125 bytes long
bool(true)
