--TEST--
Expired certificates above the server's own: the intermediate one, and a root that the server sends
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['expired-intermediate' => 'ca', 'expired-root-sent' => 'ca'] as $cert => $trusted) {
    $peer = Peer::echo(true, $cert);
    echo "$cert: ";
    report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . "/$trusted.pem"]));
}
?>
--EXPECTF--
expired-intermediate: WsClient\CertificateException: the intermediate certificate "wsclient test CA of yesterday" in the chain of localhost expired %d days ago
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    valid until %d-%d-%d %d:%d:%d UTC
  clock    %d-%d-%d %d:%d:%d UTC on this machine
  checked  the only problem is the date; name and chain are in order
  help     replace the intermediate certificate on the server by the authority's current one; the server's own may stay
  help     if other programs accept it, the authorities of this machine are likely out of date: update the package ca-certificates
  help     if the clock of this machine is wrong, set it
  code     tls.certificate.expired
  [tls.certificate.expired, layer tls, fault server, final, docs/errors.md#tls-certificate-expired]
expired-root-sent: WsClient\CertificateException: the root certificate "Old root CA" in the chain of localhost expired %d days ago
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    valid until %d-%d-%d %d:%d:%d UTC
  clock    %d-%d-%d %d:%d:%d UTC on this machine
  checked  two problems: expired, and of an issuer that is not trusted; the name is in order
  help     leave the expired root out of what the server sends, and let its chain lead to a root of today
  help     if other programs accept it, the authorities of this machine are likely out of date: update the package ca-certificates
  help     the new certificate also has to be trusted here: by an authority, or by the TLS option cafile
  code     tls.certificate.expired
  [tls.certificate.expired, layer tls, fault server, final, docs/errors.md#tls-certificate-expired]
