--TEST--
RSV1 without an extension is refused with 1002
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send \xc1\x05Hello', 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
show_frames($peer);
show_end($ws);
?>
--EXPECTF--
WsClient\ProtocolException: the server set a reserved bit
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  expected  no reserved bits, because no extension was negotiated
  found     a text frame of 5 bytes with RSV1
  sent      a Close frame with code 1002 (Protocol error)
  help      the server likely compresses, although compression was not negotiated
  code      websocket.reserved_bits
  [websocket.reserved_bits, layer websocket, fault server, final, docs/errors.md#websocket-reserved-bits]
the server got Close 1002
closed 1002 "" not clean by us
