--TEST--
A compressed text that is not UTF-8 when inflated is refused with 1007
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('101 Sec-WebSocket-Extensions: permessage-deflate\r\n', 'send \xc1\x07\x4a\x4c\xfa\x9f\x9c\x02\x00', 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
show_frames($peer);
show_end($ws);
?>
--EXPECTF--
WsClient\ProtocolException: the server sent a text message that is not UTF-8
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found   ff at byte 2
  sent    a Close frame with code 1007 (Invalid frame payload data)
  help    on the server, send this as a binary message, or convert it to UTF-8
  code    websocket.utf8
  [websocket.utf8, layer websocket, fault server, final, docs/errors.md#websocket-utf8]
the server got Close 1007
closed 1007 "" not clean by us
