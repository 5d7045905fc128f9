--TEST--
A frame header that announces 1 TiB is refused with 1009 immediately
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send \x82\x7f\x00\x00\x01\x00\x00\x00\x00\x00', 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
show_frames($peer);
show_end($ws);
?>
--EXPECTF--
WsClient\MessageTooBigException: a message exceeds max_message_size
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  expected  at most 67108864 bytes
  found     at least 1099511627776 bytes, of which 0 bytes had arrived
  sent      a Close frame with code 1009 (Message Too Big)
  help      raise max_message_size, and memory_limit if necessary
  code      websocket.too_big
  [websocket.too_big, layer websocket, fault caller, final, docs/errors.md#websocket-too-big]
the server got Close 1009
closed 1009 "" not clean by us
