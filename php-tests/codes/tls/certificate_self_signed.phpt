--TEST--
A self-signed certificate that is not trusted
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo(true, 'self-signed');
$e = report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . '/ca.pem']));
var_dump($e instanceof WsClient\CertificateException, count($e->chain));
?>
--EXPECTF--
WsClient\CertificateException: the certificate of localhost is self-signed and not trusted here
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=localhost  issued by  CN=localhost, not among the 1 root of %s/ca.pem (option cafile)
  checked  the only problem is the issuer; dates and name are valid
  help     if the server is yours, pass its certificate: tls: ['cafile' => '/path/to/localhost.pem']
  help     or give the server a certificate from an authority that this machine trusts
  code     tls.certificate.self_signed
  [tls.certificate.self_signed, layer tls, fault server, final, docs/errors.md#tls-certificate-self-signed]
bool(true)
int(1)
