--TEST--
An authority with an unsupported kind of key, and one with an unsupported signature algorithm
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['under-p521' => 'p521-ca', 'p256-sha512' => 'p256-ca'] as $cert => $trusted) {
    $peer = Peer::echo(true, $cert);
    echo "$cert: ";
    report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . "/$trusted.pem"]));
}
?>
--EXPECTF--
under-p521: WsClient\CertificateException: the trusted authority "wsclient test odd root CA" has a type of key that this client does not support
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  RSA of 2048 to 8192 bits, EC P-256, EC P-384 or Ed25519
  found     EC P-521
  checked   the only problem is the key; dates and name are valid
  help      reissue that certificate with a key of a supported type, and those that it signed
  code      tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
p256-sha512: WsClient\CertificateException: the certificate of localhost is signed with ecdsa-with-SHA512, which is not supported with its issuer's key
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  RSA with SHA-256, SHA-384 or SHA-512, ECDSA on P-256 or P-384 with SHA-256 or SHA-384, or Ed25519
  found     ecdsa-with-SHA512
  checked   the only problem is the signature; dates and name are valid
  help      have the authority reissue the certificate with a supported signature algorithm
  code      tls.certificate.weak_signature
  [tls.certificate.weak_signature, layer tls, fault server, final, docs/errors.md#tls-certificate-weak-signature]
