--TEST--
How long an expired certificate was valid in all says what stopped: a program that renews it, or somebody
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$tls = ['cafile' => pki() . '/generation-y-root.pem'];
foreach (['expired-six-days', 'expired-long-lived'] as $cert) {
    $peer = Peer::echo(true, $cert);
    echo "$cert: ";
    report(fn () => new WsClient($peer->tlsUrl('/echo'), tls: $tls));
}
?>
--EXPECTF--
expired-six-days: WsClient\CertificateException: the certificate of localhost expired 2 days ago
  wss://localhost:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    valid until %d-%d-%d %d:%d:%d UTC, issued for 6 days
  clock    %d-%d-%d %d:%d:%d UTC on this machine
  checked  the only problem is the date; name and chain are valid
  help     renewal has likely stopped 5 days ago: see the log of the program that renews the certificate; if it was renewed already, reload the server
  help     if this machine's clock is wrong, set it
  code     tls.certificate.expired
  [tls.certificate.expired, layer tls, fault server, final, docs/errors.md#tls-certificate-expired]
expired-long-lived: WsClient\CertificateException: the certificate of localhost expired 3 days ago
  wss://localhost:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    valid until %d-%d-%d %d:%d:%d UTC, issued for 397 days
  clock    %d-%d-%d %d:%d:%d UTC on this machine
  checked  the only problem is the date; name and chain are valid
  help     renew the certificate on the server; if it was renewed already, reload the server
  help     let a program renew it (ACME): public authorities issue for %d days at most now%S
  help     if this machine's clock is wrong, set it
  code     tls.certificate.expired
  [tls.certificate.expired, layer tls, fault server, final, docs/errors.md#tls-certificate-expired]
