--TEST--
A wss connection that ends without a Close frame is reported
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::echo(true);
$ws = new WsClient($peer->tlsUrl('/drop?mode=fin'), tls: ['cafile' => pki() . '/ca.pem']);
report(fn () => $ws->receive(5.0));
?>
--EXPECTF--
WsClient\ConnectionLostException: the connection ended without a Close frame
  wss://localhost:%d/drop?mode=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.3) · handshake %f ms · websocket FAILED after %f ms
  found     the other side closed TCP (FIN)
  received  0 messages, 0 bytes of payload; the end came between two messages
  idle      %f %s since the last byte, %f %s open
  help      look into the log of the server, and of what stands in front of it, at this time
  code      websocket.lost
  [websocket.lost, layer websocket, fault network, retryable, docs/errors.md#websocket-lost]
