--TEST--
foreach has payloads under running numbers, and stops when the peer closes normally; another one throws
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'send ' . frame(1, 'a') . frame(2, 'b') . frame(1, '') . close_frame(1001, 'bye'), 'frame', 'close');
$ws = new WsClient($peer->url());
foreach ($ws as $key => $payload) {
    var_dump($key, $payload);
}
show_end($ws);
thrown(function () use ($ws) { foreach ($ws as $payload); });
?>
--EXPECT--
int(0)
string(1) "a"
int(1)
string(1) "b"
int(2)
string(0) ""
closed 1001 "bye" clean by the peer
WsClient\ConnectionClosedException websocket.closed 1001
