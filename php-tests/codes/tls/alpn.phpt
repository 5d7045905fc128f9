--TEST--
A server that offers HTTP/2 only
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::testserver('echo', '--tls', pki(), '--alpn', 'h2');
report(fn () => new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . '/ca.pem']));
// One that has both is fine.
$peer = Peer::testserver('echo', '--tls', pki(), '--alpn', 'h2,http/1.1');
var_dump((new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . '/ca.pem']))->isOpen());
?>
--EXPECTF--
WsClient\TlsException: localhost does not accept HTTP/1.1 on port %d
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  application protocol http/1.1 (ALPN)
  found     the server accepts no protocol that was offered
  help      enable http/1.1 besides h2 on this port: a WebSocket starts with an HTTP/1.1 request
  code      tls.alpn
  [tls.alpn, layer tls, fault server, final, docs/errors.md#tls-alpn]
bool(true)
