--TEST--
A ping in fragments is refused with 1002
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send \x09\x02pi', 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
show_frames($peer);
show_end($ws);
?>
--EXPECTF--
WsClient\ProtocolException: the server sent an invalid control frame
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  expected  at most 125 bytes, in one frame
  found     a ping of 2 bytes without FIN
  sent      a Close frame with code 1002 (Protocol error)
  code      websocket.control_frame
  [websocket.control_frame, layer websocket, fault server, final, docs/errors.md#websocket-control-frame]
the server got Close 1002
closed 1002 "" not clean by us
