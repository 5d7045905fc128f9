--TEST--
All dates are in the future, or long past: the clock of this machine is suspected
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['clock-slow' => 'ca', 'clock-fast' => 'ca'] as $cert => $trusted) {
    $peer = Peer::echo(true, $cert);
    echo "$cert: ";
    report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . "/$trusted.pem"]));
}
?>
--EXPECTF--
clock-slow: WsClient\CertificateException: the certificate of localhost is not valid for another %d days
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    valid from %d-%d-%d %d:%d:%d UTC
  clock    %d-%d-%d %d:%d:%d UTC on this machine, before all 2 certificates become valid
  checked  the only problem is the date; name and chain are valid
  help     this machine's clock is likely slow: compare it with another one, and set it
  help     if it is right, the clock of the authority that issued the certificates is fast
  code     tls.certificate.not_yet_valid
  [tls.certificate.not_yet_valid, layer tls, fault server, retryable, docs/errors.md#tls-certificate-not-yet-valid]
clock-fast: WsClient\CertificateException: the certificate of localhost expired %d days ago
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    valid until %d-%d-%d %d:%d:%d UTC, issued for 300 days
  clock    %d-%d-%d %d:%d:%d UTC on this machine, more than a year after all 2 certificates expired
  checked  the only problem is the date; name and chain are valid
  help     this machine's clock is likely wrong: compare it with another one, and set it
  help     if it is right, renew the server's certificates
  code     tls.certificate.expired
  [tls.certificate.expired, layer tls, fault server, final, docs/errors.md#tls-certificate-expired]
