--TEST--
A certificate that is for other names
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo(true, 'wrong-name');
$e = report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . '/ca.pem']));
var_dump($e instanceof WsClient\CertificateException, count($e->chain));
report(fn () => new WsClient($peer->tlsUrl(host: '127.0.0.1'), tls: ['cafile' => pki() . '/ca.pem']));
// The name that is checked is the option's.
report(fn () => new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . '/ca.pem', 'peer_name' => 'a.b.example.test']));
?>
--EXPECTF--
WsClient\CertificateException: the server's certificate is not for localhost
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  localhost
  found     www.example.test, *.example.test
  checked   the only problem is the name; dates and chain are valid
  help      connect with a name in the certificate, such as wss://www.example.test
  help      if the URL is right, the server likely has no certificate for localhost and sent its default one: add one there
  code      tls.certificate.name_mismatch
  [tls.certificate.name_mismatch, layer tls, fault server, final, docs/errors.md#tls-certificate-name-mismatch]
bool(true)
int(2)
WsClient\CertificateException: the server's certificate is not for 127.0.0.1
  wss://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  127.0.0.1
  found     www.example.test, *.example.test
  checked   the only problem is the name; dates and chain are valid
  help      connect with a name in the certificate, such as wss://www.example.test
  help      if the URL is right, the server likely has no certificate for 127.0.0.1 and sent its default one: add one there
  code      tls.certificate.name_mismatch
  [tls.certificate.name_mismatch, layer tls, fault server, final, docs/errors.md#tls-certificate-name-mismatch]
WsClient\CertificateException: the server's certificate is not for a.b.example.test
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a.b.example.test
  found     www.example.test, *.example.test
  checked   the only problem is the name; dates and chain are valid
  help      reissue the certificate with subjectAltName = DNS:a.b.example.test too: the * in *.example.test matches exactly one whole label
  help      connect with a name in the certificate, such as wss://www.example.test
  help      if the URL is right, the server likely has no certificate for a.b.example.test and sent its default one: add one there
  code      tls.certificate.name_mismatch
  [tls.certificate.name_mismatch, layer tls, fault server, final, docs/errors.md#tls-certificate-name-mismatch]
