--TEST--
A continuation frame without a first frame is refused with 1002
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send ' . frame(1, 'whole') . frame(0, 'more'), 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url());
var_dump($ws->receive(5.0));
report(fn () => $ws->receive(5.0));
show_frames($peer);
show_end($ws);
?>
--EXPECTF--
string(5) "whole"
WsClient\ProtocolException: the server sent a continuation frame outside a message
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  expected  a text or binary frame first
  found     a continuation frame of 4 bytes
  sent      a Close frame with code 1002 (Protocol error)
  code      websocket.fragmentation
  [websocket.fragmentation, layer websocket, fault server, final, docs/errors.md#websocket-fragmentation]
the server got Close 1002
closed 1002 "" not clean by us
