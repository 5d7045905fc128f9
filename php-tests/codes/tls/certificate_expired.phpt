--TEST--
A certificate that has expired
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo(true, 'expired');
$e = report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . '/ca.pem']));
var_dump($e instanceof WsClient\CertificateException, count($e->chain));
?>
--EXPECTF--
WsClient\CertificateException: the certificate of localhost expired %d days ago
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    valid until %d-%d-%d %d:%d:%d UTC, issued for 65 days
  clock    %d-%d-%d %d:%d:%d UTC on this machine
  checked  the only problem is the date; name and chain are valid
  help     renewal has likely stopped 56 days ago: see the log of the program that renews the certificate; if it was renewed already, reload the server
  help     if this machine's clock is wrong, set it
  code     tls.certificate.expired
  [tls.certificate.expired, layer tls, fault server, final, docs/errors.md#tls-certificate-expired]
bool(true)
int(2)
