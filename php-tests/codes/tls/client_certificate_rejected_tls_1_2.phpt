--TEST--
A server that does not accept the client certificate, in TLS 1.2
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$pki = pki();
$peer = Peer::testserver('echo', '--tls', $pki, '--client-ca', "$pki/ca.pem", '--tls-min', '1.2', '--tls-max', '1.2');
$options = ['cafile' => "$pki/ca.pem", 'local_cert' => "$pki/client-other.pem", 'local_pk' => "$pki/client-other.key"];
report(fn () => new WsClient($peer->tlsUrl('/echo'), tls: $options));
// One that is no certificate for clients.
$options = ['cafile' => "$pki/ca.pem", 'local_cert' => "$pki/good.pem", 'local_pk' => "$pki/good.key"];
report(fn () => new WsClient($peer->tlsUrl('/echo'), tls: $options));
?>
--EXPECTF--
WsClient\TlsException: localhost does not accept the client certificate
  wss://localhost:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a certificate from CN=wsclient test root CA
  found     alert unknown_ca(48)
  sent      CN=Other client  issued by  CN=Other root CA
  help      use a certificate from an authority that the server trusts
  help      if that is an intermediate authority, append its certificate to the file of local_cert
  code      tls.client_certificate_rejected
  [tls.client_certificate_rejected, layer tls, fault caller, final, docs/errors.md#tls-client-certificate-rejected]
WsClient\TlsException: localhost does not accept the client certificate
  wss://localhost:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a certificate from CN=wsclient test root CA
  found     alert unsupported_certificate(43)
  sent      CN=localhost  issued by  CN=wsclient test intermediate CA
  help      use a certificate that is meant for clients: that of local_cert has no extendedKeyUsage clientAuth
  help      see the server's log for the exact reason
  code      tls.client_certificate_rejected
  [tls.client_certificate_rejected, layer tls, fault caller, final, docs/errors.md#tls-client-certificate-rejected]
