--TEST--
A new message before the end of a fragmented one is refused with 1002
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send ' . frame(1, 'half', false) . frame(2, 'other'), 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
show_frames($peer);
show_end($ws);
?>
--EXPECTF--
WsClient\ProtocolException: the server started a message before the previous one ended
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  expected  the rest of a text message, after 4 bytes
  found     a binary frame of 5 bytes
  sent      a Close frame with code 1002 (Protocol error)
  help      the server likely sends from two threads or tasks without a lock
  code      websocket.fragmentation
  [websocket.fragmentation, layer websocket, fault server, final, docs/errors.md#websocket-fragmentation]
the server got Close 1002
closed 1002 "" not clean by us
