--TEST--
After a protocol violation every call throws the same exception, and getCloseInfo() has the code we sent
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'send ' . frame(1, 'fine') . frame(3, 'x'), 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url());
var_dump($ws->receive(5.0));
foreach (['receive', 'receiveMessage', 'poll', 'pollMessages', 'ping', 'getStream'] as $method) {
    thrown(fn () => $ws->$method());
}
thrown(fn () => $ws->send('x'));
thrown(fn () => $ws->close());
show_frames($peer);
show_end($ws);
?>
--EXPECT--
string(4) "fine"
WsClient\ProtocolException websocket.opcode
WsClient\ProtocolException websocket.opcode
WsClient\ProtocolException websocket.opcode
WsClient\ProtocolException websocket.opcode
WsClient\ProtocolException websocket.opcode
WsClient\ProtocolException websocket.opcode
WsClient\ProtocolException websocket.opcode
no exception, but null
the server got Close 1002
closed 1002 "" not clean by us
