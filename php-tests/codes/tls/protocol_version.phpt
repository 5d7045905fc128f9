--TEST--
A server that supports only older versions of TLS and reports it with an alert
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('read 5', 'send \x15\x03\x01\0\x02\x02\x46', 'close');
report(fn () => new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . '/ca.pem']));
?>
--EXPECTF--
WsClient\TlsException: localhost accepts neither TLS 1.2 nor TLS 1.3
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  TLSv1.2 or TLSv1.3
  found     the server refused both, or chose an older version
  help      enable TLS 1.2 or 1.3 on the server; this client does not support TLS 1.1 and older
  code      tls.protocol_version
  [tls.protocol_version, layer tls, fault server, final, docs/errors.md#tls-protocol-version]
