--TEST--
A certificate that is for clients only
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo(true, 'client-only');
$e = report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . '/ca.pem']));
var_dump($e instanceof WsClient\CertificateException, count($e->chain));
?>
--EXPECTF--
WsClient\CertificateException: the certificate of localhost may not be used for a server
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  extendedKeyUsage serverAuth
  found     extendedKeyUsage clientAuth
  checked   the only problem is the purpose; dates and name are valid
  help      reissue the certificate with extendedKeyUsage = serverAuth
  code      tls.certificate.wrong_purpose
  [tls.certificate.wrong_purpose, layer tls, fault server, final, docs/errors.md#tls-certificate-wrong-purpose]
bool(true)
int(2)
