--TEST--
Authorities that are made for development and tests
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['mkcert' => 'ca', 'staging' => 'ca', 'caddy' => 'ca'] as $cert => $trusted) {
    $peer = Peer::echo(true, $cert);
    echo "$cert: ";
    report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . "/$trusted.pem"]));
}
?>
--EXPECTF--
mkcert: WsClient\CertificateException: the certificate of localhost looks signed by mkcert, an authority for development
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=localhost  issued by  CN=mkcert dev@laptop (Dev), O=mkcert development CA, not among the 1 root of %s/ca.pem (option cafile)
  checked  the only problem is the issuer; dates and name are valid
  help     pass mkcert's root, from the folder that `mkcert -CAROOT` prints: tls: ['cafile' => '/path/to/rootCA.pem']
  help     `mkcert -install` adds it to this machine's CA bundle; in a container, add it there too
  code     tls.certificate.unknown_issuer
  [tls.certificate.unknown_issuer, layer tls, fault machine, final, docs/errors.md#tls-certificate-unknown-issuer]
staging: WsClient\CertificateException: the certificate of localhost looks signed by the staging environment of Let's Encrypt, which is for tests and trusted by no client
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=localhost  issued by  CN=(STAGING) Counterfeit Cashew R10, O=(STAGING) Let's Encrypt, not among the 1 root of %s/ca.pem (option cafile)
  checked  the only problem is the issuer; dates and name are valid
  help     get a certificate from the production environment: certbot without --staging or --test-cert, or the production ACME directory URL
  code     tls.certificate.unknown_issuer
  [tls.certificate.unknown_issuer, layer tls, fault machine, final, docs/errors.md#tls-certificate-unknown-issuer]
caddy: WsClient\CertificateException: the certificate of localhost looks signed by Caddy's local authority, which is for development
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=localhost  issued by  CN=Caddy Local Authority - ECC Intermediate, not among the 1 root of %s/ca.pem (option cafile)
  checked  the only problem is the issuer; dates and name are valid
  help     pass Caddy's root, pki/authorities/local/root.crt in its data folder: tls: ['cafile' => '/path/to/root.crt']
  help     `caddy trust` adds it to this machine's CA bundle; in a container, add it there too
  code     tls.certificate.unknown_issuer
  [tls.certificate.unknown_issuer, layer tls, fault machine, final, docs/errors.md#tls-certificate-unknown-issuer]
