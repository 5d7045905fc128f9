--TEST--
A certificate that has expired and has another problem too
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['expired-wrong-name' => 'ca', 'expired-unknown-issuer' => 'ca'] as $cert => $trusted) {
    $peer = Peer::echo(true, $cert);
    echo "$cert: ";
    report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . "/$trusted.pem"]));
}
?>
--EXPECTF--
expired-wrong-name: WsClient\CertificateException: the certificate of localhost expired %d days ago
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    valid until %d-%d-%d %d:%d:%d UTC, issued for 65 days
  clock    %d-%d-%d %d:%d:%d UTC on this machine
  checked  two problems: expired, and for another host; the chain is valid
  help     renewal has likely stopped 56 days ago: see the log of the program that renews the certificate; if it was renewed already, reload the server
  help     issue the new certificate for localhost: subjectAltName = DNS:localhost
  help     if this machine's clock is wrong, set it
  code     tls.certificate.expired
  [tls.certificate.expired, layer tls, fault server, final, docs/errors.md#tls-certificate-expired]
expired-unknown-issuer: WsClient\CertificateException: the certificate of localhost expired %d days ago
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    valid until %d-%d-%d %d:%d:%d UTC, issued for 65 days
  clock    %d-%d-%d %d:%d:%d UTC on this machine
  checked  two problems: expired, and from an untrusted issuer; the name is valid
  help     renewal has likely stopped 56 days ago: see the log of the program that renews the certificate; if it was renewed already, reload the server
  help     the new certificate must also be trusted here: through its authority, or the TLS option cafile
  help     if this machine's clock is wrong, set it
  code     tls.certificate.expired
  [tls.certificate.expired, layer tls, fault server, final, docs/errors.md#tls-certificate-expired]
