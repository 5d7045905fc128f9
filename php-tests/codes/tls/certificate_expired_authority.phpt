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
  found    valid until %d-%d-%d %d:%d:%d UTC, issued for 380 days
  clock    %d-%d-%d %d:%d:%d UTC on this machine
  checked  the only problem is the date; name and chain are valid
  help     replace the intermediate certificate on the server with the authority's current one; the server's own certificate can stay
  help     if other programs accept it, this machine's CA bundle is likely outdated: update the package ca-certificates
  help     if this machine's clock is wrong, set it
  code     tls.certificate.expired
  [tls.certificate.expired, layer tls, fault server, final, docs/errors.md#tls-certificate-expired]
expired-root-sent: WsClient\CertificateException: the root certificate "Old root CA" in the chain of localhost expired %d days ago
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    valid until %d-%d-%d %d:%d:%d UTC, issued for 3970 days
  clock    %d-%d-%d %d:%d:%d UTC on this machine
  checked  two problems: expired, and from an untrusted issuer; the name is valid
  help     remove the expired root from what the server sends, and use a chain that leads to a current root
  help     if other programs accept it, this machine's CA bundle is likely outdated: update the package ca-certificates
  help     the new certificate must also be trusted here: through its authority, or the TLS option cafile
  code     tls.certificate.expired
  [tls.certificate.expired, layer tls, fault server, final, docs/errors.md#tls-certificate-expired]
