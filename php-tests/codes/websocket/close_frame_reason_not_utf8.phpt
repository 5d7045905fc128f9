--TEST--
A Close frame whose reason is not UTF-8 is refused with 1007
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send ' . close_frame(1000, "a\xff"), 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
show_frames($peer);
show_end($ws);
?>
--EXPECTF--
WsClient\ProtocolException: the server sent an invalid Close frame
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found   a reason that is not UTF-8: ff at byte 1
  with    code 1000 (Normal Closure)
  reason  a�
  sent    a Close frame with code 1007 (Invalid frame payload data)
  code    websocket.close_frame
  [websocket.close_frame, layer websocket, fault server, final, docs/errors.md#websocket-close-frame]
the server got Close 1007
closed 1000 "a\ufffd" not clean by the peer
