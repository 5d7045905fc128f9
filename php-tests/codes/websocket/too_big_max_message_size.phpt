--TEST--
A message over max_message_size is refused with 1009; one of exactly that size is accepted
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send ' . frame(1, '0123456789') . frame(1, '0123456789a'), 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url(), max_message_size: 10);
var_dump($ws->receive(5.0));
report(fn () => $ws->receive(5.0));
show_frames($peer);
show_end($ws);
?>
--EXPECTF--
string(10) "0123456789"
WsClient\MessageTooBigException: a message exceeds max_message_size
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  expected  at most 10 bytes
  found     at least 11 bytes, of which 0 bytes had arrived
  sent      a Close frame with code 1009 (Message Too Big)
  help      raise max_message_size, and memory_limit if necessary
  code      websocket.too_big
  [websocket.too_big, layer websocket, fault caller, final, docs/errors.md#websocket-too-big]
the server got Close 1009
closed 1009 "" not clean by us
