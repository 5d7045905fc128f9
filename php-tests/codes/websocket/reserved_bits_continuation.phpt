--TEST--
RSV1 on a continuation is refused with 1002
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('101 Sec-WebSocket-Extensions: permessage-deflate\r\n', 'send \x41\x03\xf2\x48\xcd\xc0\x04\xc9\xc9\x07\x00', 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
show_frames($peer);
show_end($ws);
?>
--EXPECTF--
WsClient\ProtocolException: the server set a reserved bit
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  expected  only RSV1, on the first frame of a compressed message
  found     a continuation frame of 4 bytes with RSV1
  sent      a Close frame with code 1002 (Protocol error)
  help      the bytes are likely not frames at all: look for something in between that writes into the connection
  code      websocket.reserved_bits
  [websocket.reserved_bits, layer websocket, fault server, final, docs/errors.md#websocket-reserved-bits]
the server got Close 1002
closed 1002 "" not clean by us
