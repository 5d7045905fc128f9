--TEST--
A trusted certificate is trusted only for what it allows itself
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

foreach ([
    'forged' => 'forger',
    'anchor-expired' => 'anchor-expired-ca',
    'anchor-not-yet-valid' => 'anchor-not-yet-valid-ca',
    'anchor-path-length' => 'anchor-path-length-ca',
    'anchor-key-usage' => 'anchor-key-usage-ca',
    'anchor-purpose' => 'anchor-purpose-ca',
    'issuer-key-usage' => 'ca',
    'no-signature' => 'ca',
    'self-signed-client-only' => 'self-signed-client-only',
    'too-large' => 'ca',
] as $set => $trusted) {
    $peer = Peer::echo(true, $set);
    report(fn () => new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . "/$trusted.pem"]));
    $peer->stop();
}
// Beside a real authority, too, and where a folder is named that has servers' certificates in it.
$peer = Peer::echo(true, 'forged');
$both = file_get_contents(pki() . '/ca.pem') . file_get_contents(pki() . '/forger.pem');
report(fn () => new WsClient($peer->tlsUrl(), tls: ['ca' => $both]));
$folder = sys_get_temp_dir() . '/wsclient-anchors-' . getmypid();
mkdir($folder);
copy(pki() . '/forger.pem', "$folder/ssl-cert-snakeoil.pem");
putenv("SSL_CERT_DIR=$folder");
try {
    new WsClient($peer->tlsUrl());
} catch (WsClient\CertificateException $e) {
    echo $e->errorCode, "\n";
}
unlink("$folder/ssl-cert-snakeoil.pem");
rmdir($folder);
?>
--EXPECTF--
WsClient\CertificateException: the certificate of localhost is signed by "printer.test", which is trusted here for itself alone, as it is not an authority's
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  an issuer with basicConstraints CA:TRUE
  found     CN=localhost  issued by  CN=printer.test
  trusted   the 1 server certificate of %s/forger.pem (option cafile)
  checked   the only problem is the chain; dates and name are in order
  help      to trust this server alone, pass its own certificate in the TLS option cafile
  help      or issue its certificate from a real authority, and trust that one
  code      tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
WsClient\CertificateException: the trusted authority "Authority of old" expired 35 days ago
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    valid until %s UTC
  trusted  the 1 root of %s/anchor-expired-ca.pem (option cafile)
  clock    %s UTC on this machine
  checked  the only problem is the date; name and chain are in order
  help     put the authority's new certificate in place of the expired one; where it has a new key, the server's certificate has to be issued anew from it
  help     if the clock of this machine is wrong, set it
  code     tls.certificate.expired
  [tls.certificate.expired, layer tls, fault caller, final, docs/errors.md#tls-certificate-expired]
WsClient\CertificateException: the trusted authority "Authority to come" is not valid before 47 hours from now
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    valid from %s UTC
  trusted  the 1 root of %s/anchor-not-yet-valid-ca.pem (option cafile)
  clock    %s UTC on this machine
  checked  the only problem is the date; name and chain are in order
  help     the clock of this machine is likely slow: set it
  help     or the certificate was issued for later: use the former one until then
  code     tls.certificate.not_yet_valid
  [tls.certificate.not_yet_valid, layer tls, fault caller, retryable, docs/errors.md#tls-certificate-not-yet-valid]
WsClient\CertificateException: more authorities stand below the trusted authority "Authority of one level" than it allows
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  at most 0 (pathLenConstraint)
  sent      2 certificates: CN=localhost; CN=A level too many
  trusted   the 1 root of %s/anchor-path-length-ca.pem (option cafile)
  checked   the only problem is the chain; dates and name are in order
  help      issue the certificate from an authority higher up, or that authority anew with a greater pathLenConstraint
  code      tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
WsClient\CertificateException: the trusted authority "Authority for revocation lists" has signed another one, but may not sign certificates
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  keyUsage keyCertSign
  found     keyUsage cRLSign
  sent      1 certificate: CN=localhost
  trusted   the 1 root of %s/anchor-key-usage-ca.pem (option cafile)
  checked   the only problem is the chain; dates and name are in order
  help      issue the certificate of that authority anew with keyUsage = critical,keyCertSign,cRLSign; what it signed may stay if its key stays
  code      tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault caller, final, docs/errors.md#tls-certificate-invalid]
WsClient\CertificateException: the trusted authority "Authority for clients only" may not be used for a server
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  extendedKeyUsage serverAuth
  found     extendedKeyUsage clientAuth
  trusted   the 1 root of %s/anchor-purpose-ca.pem (option cafile)
  checked   the only problem is the purpose; dates and name are in order
  help      issue the server's certificate from an authority that is meant for servers, and trust that one
  code      tls.certificate.wrong_purpose
  [tls.certificate.wrong_purpose, layer tls, fault caller, final, docs/errors.md#tls-certificate-wrong-purpose]
WsClient\CertificateException: the intermediate certificate "Authority that may not sign" in the chain of localhost has signed another one, but may not sign certificates
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  keyUsage keyCertSign
  found     keyUsage digitalSignature
  sent      2 certificates: CN=localhost; CN=Authority that may not sign
  checked   the only problem is the chain; dates and name are in order
  help      issue the certificate of that authority anew with keyUsage = critical,keyCertSign,cRLSign; what it signed may stay if its key stays
  code      tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
WsClient\CertificateException: the certificate of localhost may not be used for the signature that a server makes in the handshake
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  keyUsage digitalSignature
  found     keyUsage keyEncipherment
  checked   the only problem is the purpose; dates and name are in order
  help      issue the certificate anew with keyUsage = digitalSignature
  code      tls.certificate.wrong_purpose
  [tls.certificate.wrong_purpose, layer tls, fault server, final, docs/errors.md#tls-certificate-wrong-purpose]
WsClient\CertificateException: the certificate of localhost may not be used for a server
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  extendedKeyUsage serverAuth
  found     extendedKeyUsage clientAuth
  checked   the only problem is the purpose; dates and name are in order
  help      issue the certificate anew with extendedKeyUsage = serverAuth
  code      tls.certificate.wrong_purpose
  [tls.certificate.wrong_purpose, layer tls, fault server, final, docs/errors.md#tls-certificate-wrong-purpose]
WsClient\CertificateException: the certificates that localhost sends are longer than this client reads
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  at most 64 KiB for the whole chain
  help      let the server send its own certificate and its intermediates only; a whole bundle of authorities was likely put into its file (nginx: ssl_certificate; Apache: SSLCertificateFile)
  code      tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
WsClient\CertificateException: the certificate of localhost is signed by "printer.test", which is trusted here for itself alone, as it is not an authority's
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  an issuer with basicConstraints CA:TRUE
  found     CN=localhost  issued by  CN=printer.test
  trusted   the 1 root and 1 server certificate of option ca
  checked   the only problem is the chain; dates and name are in order
  help      to trust this server alone, pass its own certificate in the TLS option cafile
  help      or issue its certificate from a real authority, and trust that one
  code      tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
tls.certificate.invalid
