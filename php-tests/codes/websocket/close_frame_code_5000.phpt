--TEST--
A Close frame with the code 5000 is refused with 1002
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send ' . close_frame(5000, 'reason'), 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
show_frames($peer);
show_end($ws);
?>
--EXPECTF--
WsClient\ProtocolException: the server sent an invalid Close frame
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found   code 5000, which must not be sent in a Close frame
  reason  reason
  sent    a Close frame with code 1002 (Protocol error)
  code    websocket.close_frame
  [websocket.close_frame, layer websocket, fault server, final, docs/errors.md#websocket-close-frame]
the server got Close 1002
closed 5000 "reason" not clean by the peer
