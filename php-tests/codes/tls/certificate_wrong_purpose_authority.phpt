--TEST--
An authority that may issue certificates for clients only
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['issuer-client-only' => 'ca'] as $cert => $trusted) {
    $peer = Peer::echo(true, $cert);
    echo "$cert: ";
    report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . "/$trusted.pem"]));
}
?>
--EXPECTF--
issuer-client-only: WsClient\CertificateException: the intermediate certificate "Authority for clients" in the chain of localhost may not be used for a server
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  extendedKeyUsage serverAuth
  found     extendedKeyUsage clientAuth
  checked   the only problem is the purpose; dates and name are valid
  help      reissue the certificate with extendedKeyUsage = serverAuth
  code      tls.certificate.wrong_purpose
  [tls.certificate.wrong_purpose, layer tls, fault server, final, docs/errors.md#tls-certificate-wrong-purpose]
