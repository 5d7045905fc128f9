--TEST--
A client certificate that a public authority issued for servers is not accepted
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$pki = pki();
foreach (['1.2', '1.3'] as $version) {
    $peer = Peer::testserver('echo', '--tls', $pki, '--client-ca', "$pki/ca.pem", '--tls-min', $version, '--tls-max', $version);
    $tls = ['cafile' => "$pki/ca.pem", 'local_cert' => "$pki/generation-y.pem", 'local_pk' => "$pki/generation-y.key"];
    report(fn () => new WsClient($peer->tlsUrl('/echo'), tls: $tls));
}
?>
--EXPECTF--
WsClient\TlsException: localhost does not accept the client certificate
  wss://localhost:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a certificate from CN=wsclient test root CA
  found     alert unsupported_certificate(43)
  sent      CN=localhost  issued by  CN=YE1, O=Let's Encrypt, C=US
  help      the certificate of local_cert is one of Let's Encrypt for servers: public authorities no longer issue certificates for clients (Let's Encrypt since February 2026), so get one from a private authority that the server trusts
  help      see the server's log for the exact reason
  code      tls.client_certificate_rejected
  [tls.client_certificate_rejected, layer tls, fault caller, final, docs/errors.md#tls-client-certificate-rejected]
WsClient\TlsException: localhost does not accept the client certificate
  wss://localhost:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.3) · tls FAILED after %f ms
  expected  a certificate from CN=wsclient test root CA
  found     alert unsupported_certificate(43)
  sent      CN=localhost  issued by  CN=YE1, O=Let's Encrypt, C=US
  help      the certificate of local_cert is one of Let's Encrypt for servers: public authorities no longer issue certificates for clients (Let's Encrypt since February 2026), so get one from a private authority that the server trusts
  help      see the server's log for the exact reason
  code      tls.client_certificate_rejected
  [tls.client_certificate_rejected, layer tls, fault caller, final, docs/errors.md#tls-client-certificate-rejected]
