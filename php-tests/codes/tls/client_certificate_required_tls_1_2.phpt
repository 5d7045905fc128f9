--TEST--
A server that requires a client certificate and gets none, in TLS 1.2
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$pki = pki();
$peer = Peer::testserver('echo', '--tls', $pki, '--client-ca', "$pki/ca.pem", '--tls-min', '1.2', '--tls-max', '1.2');
report(fn () => new WsClient($peer->tlsUrl('/echo'), tls: ['cafile' => "$pki/ca.pem"]));
?>
--EXPECTF--
WsClient\TlsException: localhost requires a client certificate, but none was given
  wss://localhost:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a certificate from CN=wsclient test root CA
  found     alert certificate_required(116)
  help      pass the certificate and its key: tls: ['local_cert' => '/path/to/client.pem', 'local_pk' => '/path/to/client.key']
  code      tls.client_certificate_required
  [tls.client_certificate_required, layer tls, fault caller, final, docs/errors.md#tls-client-certificate-required]
