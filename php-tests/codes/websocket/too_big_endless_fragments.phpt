--TEST--
Endless fragments are refused with 1009 at max_message_size
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send ' . frame(1, 'a', false), 'repeat 100000 ' . frame(0, str_repeat('b', 100), false), 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url(), max_message_size: 65536);
report(fn () => $ws->receive(10.0));
?>
--EXPECTF--
WsClient\MessageTooBigException: a message exceeds max_message_size
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  expected  at most 65536 bytes
  found     at least 65601 bytes, of which 65501 bytes had arrived
  sent      a Close frame with code 1009 (Message Too Big)
  help      raise max_message_size, and memory_limit if necessary
  code      websocket.too_big
  [websocket.too_big, layer websocket, fault caller, final, docs/errors.md#websocket-too-big]
