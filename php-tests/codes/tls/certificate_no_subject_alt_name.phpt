--TEST--
A certificate that has its host name in the CN only
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo(true, 'no-san');
$e = report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . '/ca.pem']));
var_dump($e instanceof WsClient\CertificateException, count($e->chain));
?>
--EXPECTF--
WsClient\CertificateException: the certificate of localhost has no host in subjectAltName
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  subjectAltName = DNS:localhost
  found     CN=localhost  issued by  CN=wsclient test intermediate CA
  checked   the only problem is the name; dates and chain are valid
  help      reissue the certificate with subjectAltName = DNS:localhost; a name in CN alone does not count
  help      or trust this certificate itself: pass it in the TLS option cafile
  code      tls.certificate.no_subject_alt_name
  [tls.certificate.no_subject_alt_name, layer tls, fault server, final, docs/errors.md#tls-certificate-no-subject-alt-name]
bool(true)
int(2)
