--TEST--
A certificate that is not valid yet
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo(true, 'not-yet-valid');
$e = report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . '/ca.pem']));
var_dump($e instanceof WsClient\CertificateException, count($e->chain));
?>
--EXPECTF--
WsClient\CertificateException: the certificate of localhost is not valid for another %d %r(hours|days)%r
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    valid from %d-%d-%d %d:%d:%d UTC
  clock    %d-%d-%d %d:%d:%d UTC on this machine
  checked  the only problem is the date; name and chain are valid
  help     this machine's clock is likely slow: set it
  help     or the certificate was issued for later: use the previous one until then
  code     tls.certificate.not_yet_valid
  [tls.certificate.not_yet_valid, layer tls, fault server, retryable, docs/errors.md#tls-certificate-not-yet-valid]
bool(true)
int(2)
