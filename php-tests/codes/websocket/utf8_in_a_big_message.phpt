--TEST--
An invalid byte in a big message is refused with 1007 before the rest arrives
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send \x81\x7f\x00\x00\x00\x00\x00\x10\x00\x00' . str_repeat('a', 1000) . '\xc0\xaf', 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
show_frames($peer);
show_end($ws);
?>
--EXPECTF--
WsClient\ProtocolException: the server sent a text message that is not UTF-8
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found   c0 at byte 1000
  sent    a Close frame with code 1007 (Invalid frame payload data)
  help    on the server, send this as a binary message, or convert it to UTF-8
  code    websocket.utf8
  [websocket.utf8, layer websocket, fault server, final, docs/errors.md#websocket-utf8]
the server got Close 1007
closed 1007 "" not clean by us
