--TEST--
An unknown opcode for control frames is refused with 1002
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send \x8b\x00', 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
show_frames($peer);
show_end($ws);
?>
--EXPECTF--
WsClient\ProtocolException: the server sent a frame with an unknown opcode
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  expected  opcode 0, 1, 2, 8, 9 or 10
  found     a frame with opcode 11 of 0 bytes
  sent      a Close frame with code 1002 (Protocol error)
  help      the bytes are likely not frames at all: look for something in between that writes into the connection
  code      websocket.opcode
  [websocket.opcode, layer websocket, fault server, final, docs/errors.md#websocket-opcode]
the server got Close 1002
closed 1002 "" not clean by us
