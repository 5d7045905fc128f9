--TEST--
A certificate that is signed with SHA-1
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo(true, 'sha1');
$e = report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . '/rsa-ca.pem']));
var_dump($e instanceof WsClient\CertificateException, count($e->chain));
?>
--EXPECTF--
WsClient\CertificateException: the certificate of localhost is signed with sha1WithRSAEncryption, which is not accepted
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  RSA with SHA-256, SHA-384 or SHA-512, ECDSA on P-256 or P-384 with SHA-256 or SHA-384, or Ed25519
  found     sha1WithRSAEncryption
  checked   the only problem is the signature; dates and name are valid
  help      have the authority reissue the certificate with a supported signature algorithm
  code      tls.certificate.weak_signature
  [tls.certificate.weak_signature, layer tls, fault server, final, docs/errors.md#tls-certificate-weak-signature]
bool(true)
int(1)
