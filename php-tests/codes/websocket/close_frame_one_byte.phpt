--TEST--
A Close frame of one byte is refused with 1002
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send \x88\x01\x03', 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
show_frames($peer);
show_end($ws);
?>
--EXPECTF--
WsClient\ProtocolException: the server sent an invalid Close frame
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found   a payload of one byte, 0x03
  sent    a Close frame with code 1002 (Protocol error)
  code    websocket.close_frame
  [websocket.close_frame, layer websocket, fault server, final, docs/errors.md#websocket-close-frame]
the server got Close 1002
closed 1002 "" not clean by us
