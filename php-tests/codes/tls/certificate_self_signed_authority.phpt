--TEST--
A self-signed certificate as `openssl req -x509` makes it
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['self-signed-ca' => 'ca'] as $cert => $trusted) {
    $peer = Peer::echo(true, $cert);
    echo "$cert: ";
    report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . "/$trusted.pem"]));
}
?>
--EXPECTF--
self-signed-ca: WsClient\CertificateException: the certificate of localhost is self-signed and not trusted here
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=localhost  issued by  CN=localhost, not among the 1 root of %s/ca.pem (option cafile)
  kind     CA:TRUE, as `openssl req -x509` makes it
  checked  the only problem is the issuer; dates and name are valid
  help     if the server is yours, pass its certificate: tls: ['cafile' => '/path/to/localhost.pem']
  help     or give the server a certificate from an authority that this machine trusts
  code     tls.certificate.self_signed
  [tls.certificate.self_signed, layer tls, fault server, final, docs/errors.md#tls-certificate-self-signed]
