--TEST--
A certificate directly below an authority that is not trusted
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo(true, 'direct');
$e = report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . '/other-ca.pem']));
var_dump($e instanceof WsClient\CertificateException, count($e->chain));
?>
--EXPECTF--
WsClient\CertificateException: the certificate of localhost is signed by "wsclient test root CA", which is not among the certificates of option cafile
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=localhost  issued by  CN=wsclient test root CA, not among the 1 root of %s/other-ca.pem (option cafile)
  checked  the only problem is the issuer; dates and name are valid
  help     if wsclient test root CA is yours, pass a file that also has its certificate: tls: ['cafile' => …]
  help     the server sent its own certificate only; if the authority is public, an intermediate certificate is likely missing: configure the full chain on the server
  code     tls.certificate.unknown_issuer
  [tls.certificate.unknown_issuer, layer tls, fault machine, final, docs/errors.md#tls-certificate-unknown-issuer]
bool(true)
int(1)
