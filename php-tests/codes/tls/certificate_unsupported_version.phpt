--TEST--
A certificate of X.509 version 1 that a trusted authority has signed
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo(true, 'v1-issued');
$e = report(fn () => new WsClient($peer->tlsUrl('/echo'), tls: ['cafile' => pki() . '/ca.pem']));
var_dump($e instanceof WsClient\CertificateException, count($e->chain));
?>
--EXPECTF--
WsClient\CertificateException: the certificate of localhost is X.509 version 1, which cannot have a subjectAltName
  wss://localhost:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  version 3 with a subjectAltName
  found     CN=localhost  issued by  CN=wsclient test root CA
  checked   the only problem is the version; the dates are valid
  help      reissue the certificate as version 3 with subjectAltName = DNS:localhost
  help      or trust this certificate itself: pass it in the TLS option cafile
  code      tls.certificate.unsupported_version
  [tls.certificate.unsupported_version, layer tls, fault server, final, docs/errors.md#tls-certificate-unsupported-version]
bool(true)
int(1)
