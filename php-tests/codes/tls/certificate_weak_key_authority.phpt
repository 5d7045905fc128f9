--TEST--
A trusted authority with an RSA key of 1024 bits
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['under-rsa-1024' => 'rsa-1024-ca'] as $cert => $trusted) {
    $peer = Peer::echo(true, $cert);
    echo "$cert: ";
    report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . "/$trusted.pem"]));
}
?>
--EXPECTF--
under-rsa-1024: WsClient\CertificateException: the trusted authority "wsclient test odd root CA" has an RSA key of only 1024 bits
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  RSA of 2048 bits or more, or an elliptic curve
  found     RSA 1024
  checked   the only problem is the key; dates and name are valid
  help      recreate the authority with a longer key, and issue the server's certificate from it
  code      tls.certificate.weak_key
  [tls.certificate.weak_key, layer tls, fault server, final, docs/errors.md#tls-certificate-weak-key]
