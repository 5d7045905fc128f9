--TEST--
A compressed message that cannot be inflated is refused with 1007
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('101 Sec-WebSocket-Extensions: permessage-deflate\r\n', 'send \xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00\xc1\x01\x06', 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url());
echo $ws->receive(5.0), "\n";
report(fn () => $ws->receive(5.0));
show_frames($peer);
show_end($ws);
?>
--EXPECTF--
Hello
WsClient\ProtocolException: the server sent a compressed message that cannot be inflated
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  agreed  permessage-deflate
  found   a block of an unknown type, after 0 bytes inflated
  sent    a Close frame with code 1007 (Invalid frame payload data)
  help    pass compression: false to receive messages without compression
  help    the server or a proxy in between likely mixes up the compression of connections or messages: look for an update
  code    websocket.compression
  [websocket.compression, layer websocket, fault server, final, docs/errors.md#websocket-compression]
the server got Close 1007
closed 1007 "" not clean by us
