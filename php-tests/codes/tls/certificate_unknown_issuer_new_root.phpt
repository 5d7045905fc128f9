--TEST--
A new root of Let's Encrypt that older bundles do not have: the report says how old the bundle is
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';
require __DIR__ . '/../../support/child.inc';

$peer = Peer::echo(true, 'generation-y');
$url = $peer->tlsUrl('/echo');
$bundle = pki() . '/old-bundle.pem';
echo "-- a setting\n", child("report(fn () => new WsClient('$url'));", ['SSL_CERT_FILE' => $bundle]);
echo "-- the option\n";
report(fn () => new WsClient($url, tls: ['cafile' => $bundle]));
echo "-- a newer bundle without it\n";
report(fn () => new WsClient($url, tls: ['ca' => file_get_contents(pki() . '/ca.pem')]));
echo "-- the root is trusted\n";
var_dump((new WsClient($url, tls: ['cafile' => pki() . '/generation-y-root.pem']))->isOpen());
?>
--EXPECTF--
-- a setting
WsClient\CertificateException: the certificate of localhost leads to "Root YE", a root of Let's Encrypt that is newer than the bundle of environment variable SSL_CERT_FILE
  wss://localhost:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=YE1, O=Let's Encrypt, C=US  issued by  CN=Root YE, O=ISRG, C=US, not among the 1 root of %s/pki/old-bundle.pem (environment variable SSL_CERT_FILE)
  sent     2 certificates: CN=localhost; CN=YE1, O=Let's Encrypt, C=US
  bundle   its newest root is of %d-%d-%d (notBefore); Root YE is of 2025-09-03
  checked  the only problem is the issuer; dates and name are valid
  help     replace %s/pki/old-bundle.pem by a current bundle, or remove the environment variable SSL_CERT_FILE to use that of this machine
  help     or let the server send the full chain of its ACME client, in which an older root of Let's Encrypt vouches for Root YE
  code     tls.certificate.unknown_issuer
  [tls.certificate.unknown_issuer, layer tls, fault machine, final, docs/errors.md#tls-certificate-unknown-issuer]
-- the option
WsClient\CertificateException: the certificate of localhost leads to "Root YE", a root of Let's Encrypt that is newer than the bundle of option cafile
  wss://localhost:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=YE1, O=Let's Encrypt, C=US  issued by  CN=Root YE, O=ISRG, C=US, not among the 1 root of %s/pki/old-bundle.pem (option cafile)
  sent     2 certificates: CN=localhost; CN=YE1, O=Let's Encrypt, C=US
  bundle   its newest root is of %d-%d-%d (notBefore); Root YE is of 2025-09-03
  checked  the only problem is the issuer; dates and name are valid
  help     replace %s/pki/old-bundle.pem by a current bundle, or remove the option cafile to use that of this machine
  help     or let the server send the full chain of its ACME client, in which an older root of Let's Encrypt vouches for Root YE
  code     tls.certificate.unknown_issuer
  [tls.certificate.unknown_issuer, layer tls, fault machine, final, docs/errors.md#tls-certificate-unknown-issuer]
-- a newer bundle without it
WsClient\CertificateException: the certificate of localhost leads to "Root YE", a root of Let's Encrypt that is not in the bundle of option ca
  wss://localhost:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=YE1, O=Let's Encrypt, C=US  issued by  CN=Root YE, O=ISRG, C=US, not among the 1 root of option ca
  sent     2 certificates: CN=localhost; CN=YE1, O=Let's Encrypt, C=US
  bundle   its newest root is of %d-%d-%d (notBefore); Root YE is of 2025-09-03
  checked  the only problem is the issuer; dates and name are valid
  help     pass a current bundle, or remove the option ca to use that of this machine
  help     or let the server send the full chain of its ACME client, in which an older root of Let's Encrypt vouches for Root YE
  code     tls.certificate.unknown_issuer
  [tls.certificate.unknown_issuer, layer tls, fault machine, final, docs/errors.md#tls-certificate-unknown-issuer]
-- the root is trusted
bool(true)
