--TEST--
A certificate with an RSA key of 1024 bits
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo(true, 'rsa-1024');
$e = report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . '/rsa-ca.pem']));
var_dump($e instanceof WsClient\CertificateException, count($e->chain));
?>
--EXPECTF--
WsClient\CertificateException: the certificate of localhost has an RSA key of only 1024 bits
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  RSA of 2048 bits or more, or an elliptic curve
  found     RSA 1024
  checked   the only problem is the key; dates and name are valid
  help      reissue the certificate with a longer key
  code      tls.certificate.weak_key
  [tls.certificate.weak_key, layer tls, fault server, final, docs/errors.md#tls-certificate-weak-key]
bool(true)
int(1)
