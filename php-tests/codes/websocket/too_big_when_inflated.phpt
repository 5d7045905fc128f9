--TEST--
A message that exceeds max_message_size when inflated is refused with 1009 during inflation
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

// One byte 0, then blocks in which 258 bytes repeat it: 8 MB from 8 KB, as the first fragment.
$bomb = hex2bin('ecc101010000008090feafee080a' . str_repeat('00', 8000));

$peer = Peer::script('101 Sec-WebSocket-Extensions: permessage-deflate\r\n', 'send ' . frame(0x42, $bomb, false), 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url(), max_message_size: 1 << 20);
report(fn () => $ws->receive(5.0));
show_frames($peer);
show_end($ws);
?>
--EXPECTF--
WsClient\MessageTooBigException: a compressed message exceeds max_message_size
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  expected  at most 1048576 bytes once inflated
  found     at least 1048577 bytes
  sent      a Close frame with code 1009 (Message Too Big)
  help      raise max_message_size, and memory_limit if necessary
  code      websocket.too_big
  [websocket.too_big, layer websocket, fault caller, final, docs/errors.md#websocket-too-big]
the server got Close 1009
closed 1009 "" not clean by us
