--TEST--
A self-signed certificate of X.509 version 1
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo(true, 'v1');
report(fn () => new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . '/ca.pem']));
?>
--EXPECTF--
WsClient\CertificateException: the certificate of localhost is self-signed and not trusted here
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=localhost  issued by  CN=localhost, not among the 1 root of %s/ca.pem (option cafile)
  checked  the only problem is the issuer; dates and name are valid
  help     if the server is yours, pass its certificate: tls: ['cafile' => '/path/to/localhost.pem']
  help     or give the server a certificate from an authority that this machine trusts
  code     tls.certificate.self_signed
  [tls.certificate.self_signed, layer tls, fault server, final, docs/errors.md#tls-certificate-self-signed]
