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
  found     the peer closed the TCP connection (FIN)
  received  0 messages, 0 bytes of payload; ended between two messages
  idle      no byte received for %f %s, open for %f %s
  help      see the logs of the server, and of any proxy in between, for this time
  code      websocket.lost
  [websocket.lost, layer websocket, fault network, retryable, docs/errors.md#websocket-lost]
