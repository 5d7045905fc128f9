--TEST--
A 64-bit length that fits 16 bits is refused with 1002
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send \x82\x7f\x00\x00\x00\x00\x00\x00\xff\xff', 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
show_frames($peer);
show_end($ws);
?>
--EXPECTF--
WsClient\ProtocolException: the server sent an invalid frame length
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  expected  the length in its shortest form
  found     65535 as a 64-bit number
  sent      a Close frame with code 1002 (Protocol error)
  code      websocket.length
  [websocket.length, layer websocket, fault server, final, docs/errors.md#websocket-length]
the server got Close 1002
closed 1002 "" not clean by us
