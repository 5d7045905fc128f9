--TEST--
receive_timeout applies to receive(), foreach and ping(); an argument replaces it
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/silent'), receive_timeout: 0.2, close_timeout: 0.1);
takes(0.2, 1.0, fn () => thrown(fn () => $ws->receive()));
takes(0.2, 1.0, fn () => thrown(fn () => $ws->receiveMessage()));
takes(0.2, 1.0, fn () => thrown(fn () => $ws->ping()));
takes(0.2, 1.0, fn () => thrown(function () use ($ws) { foreach ($ws as $message) { echo $message; } }));
takes(0.5, 1.5, fn () => thrown(fn () => $ws->receive(0.5)));
takes(0.0, 0.1, fn () => thrown(fn () => $ws->receive(0)));

$ws = new WsClient($peer->url('/slow?ms=400'), receive_timeout: 0.1);
$ws->send('slow');
var_dump($ws->receive(10.0));
?>
--EXPECT--
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
string(4) "slow"
