--TEST--
A server that closes the connection instead of answering the ClientHello
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('read 5', 'close');
report(fn () => new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . '/ca.pem']));
?>
--EXPECTF--
WsClient\TlsException: localhost closed the connection without answering the TLS handshake
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   %d bytes sent, 0 bytes received
  stage   before the server's first byte
  help    check that port %d is the server's TLS port
  help    or check for a firewall that filters by host name, or a load balancer without a healthy upstream server
  code    tls.closed
  [tls.closed, layer tls, fault unknown, retryable, docs/errors.md#tls-closed]
