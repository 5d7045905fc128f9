--TEST--
A masked frame from the server is refused with 1002
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send \x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58', 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
show_frames($peer);
show_end($ws);
?>
--EXPECTF--
WsClient\ProtocolException: the server masked a frame
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  expected  server frames without MASK
  found     a text frame of 5 bytes with MASK set
  sent      a Close frame with code 1002 (Protocol error)
  code      websocket.masked
  [websocket.masked, layer websocket, fault server, final, docs/errors.md#websocket-masked]
the server got Close 1002
closed 1002 "" not clean by us
