--TEST--
foreach throws at every end but a normal close, after the messages before it
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'send ' . frame(1, 'a') . close_frame(4001, 'bye'), 'frame', 'close');
$ws = new WsClient($peer->url());
thrown(function () use ($ws) { foreach ($ws as $payload) { echo $payload, "\n"; } });
$peer = Peer::script('101', 'send ' . frame(1, 'a'), 'close');
$ws = new WsClient($peer->url());
thrown(function () use ($ws) { foreach ($ws as $payload) { echo $payload, "\n"; } });
?>
--EXPECT--
a
WsClient\ConnectionClosedException websocket.closed 4001
a
WsClient\ConnectionLostException websocket.lost 1006
