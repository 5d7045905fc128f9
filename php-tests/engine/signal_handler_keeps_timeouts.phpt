--TEST--
Signals neither shorten nor extend the timeout of a call
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
pcntl_async_signals(true);
$peer = Peer::echo();
$ws = new WsClient($peer->url('/silent'), close_timeout: 0.4);
$count = 0;
$alarms = new Alarms(function () use (&$count) { $count++; });
takes(0.5, 2.0, fn () => thrown(fn () => $ws->receive(0.5)));
takes(0.5, 2.0, fn () => thrown(fn () => $ws->ping('', 0.5)));
takes(0.4, 2.0, fn () => $ws->close());
unset($alarms);
var_dump($count > 2);
?>
--EXPECT--
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
bool(true)
