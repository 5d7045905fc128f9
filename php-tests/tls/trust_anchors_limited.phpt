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
WsClient\CertificateException: the certificate of localhost is signed by "printer.test", which is not a CA certificate, so it is trusted for itself only
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  an issuer with basicConstraints CA:TRUE
  found     CN=localhost  issued by  CN=printer.test
  trusted   the 1 server certificate of %s/forger.pem (option cafile)
  checked   the only problem is the chain; dates and name are valid
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
  checked  the only problem is the date; name and chain are valid
  help     replace the expired certificate with the authority's new one; if that has a new key, reissue the server's certificate from it
  help     if this machine's clock is wrong, set it
  code     tls.certificate.expired
  [tls.certificate.expired, layer tls, fault caller, final, docs/errors.md#tls-certificate-expired]
WsClient\CertificateException: the trusted authority "Authority to come" is not valid for another 47 hours
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    valid from %s UTC
  trusted  the 1 root of %s/anchor-not-yet-valid-ca.pem (option cafile)
  clock    %s UTC on this machine
  checked  the only problem is the date; name and chain are valid
  help     this machine's clock is likely slow: set it
  help     or the certificate was issued for later: use the previous one until then
  code     tls.certificate.not_yet_valid
  [tls.certificate.not_yet_valid, layer tls, fault caller, retryable, docs/errors.md#tls-certificate-not-yet-valid]
WsClient\CertificateException: there are more authorities below the trusted authority "Authority of one level" than it allows
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  at most 0 (pathLenConstraint)
  sent      2 certificates: CN=localhost; CN=A level too many
  trusted   the 1 root of %s/anchor-path-length-ca.pem (option cafile)
  checked   the only problem is the chain; dates and name are valid
  help      issue the certificate from a higher authority, or reissue that authority with a greater pathLenConstraint
  code      tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
WsClient\CertificateException: the trusted authority "Authority for revocation lists" signed another certificate, but is not allowed to
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  keyUsage keyCertSign
  found     keyUsage cRLSign
  sent      1 certificate: CN=localhost
  trusted   the 1 root of %s/anchor-key-usage-ca.pem (option cafile)
  checked   the only problem is the chain; dates and name are valid
  help      reissue the certificate of that authority with keyUsage = critical,keyCertSign,cRLSign; what it signed can stay if its key stays
  code      tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault caller, final, docs/errors.md#tls-certificate-invalid]
WsClient\CertificateException: the trusted authority "Authority for clients only" may not be used for a server
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  extendedKeyUsage serverAuth
  found     extendedKeyUsage clientAuth
  trusted   the 1 root of %s/anchor-purpose-ca.pem (option cafile)
  checked   the only problem is the purpose; dates and name are valid
  help      issue the server's certificate from an authority that is meant for servers, and trust that one
  code      tls.certificate.wrong_purpose
  [tls.certificate.wrong_purpose, layer tls, fault caller, final, docs/errors.md#tls-certificate-wrong-purpose]
WsClient\CertificateException: the intermediate certificate "Authority that may not sign" in the chain of localhost signed another certificate, but is not allowed to
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  keyUsage keyCertSign
  found     keyUsage digitalSignature
  sent      2 certificates: CN=localhost; CN=Authority that may not sign
  checked   the only problem is the chain; dates and name are valid
  help      reissue the certificate of that authority with keyUsage = critical,keyCertSign,cRLSign; what it signed can stay if its key stays
  code      tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
WsClient\CertificateException: the certificate of localhost may not be used to sign a TLS handshake
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  keyUsage digitalSignature
  found     keyUsage keyEncipherment
  checked   the only problem is the purpose; dates and name are valid
  help      reissue the certificate with keyUsage = digitalSignature
  code      tls.certificate.wrong_purpose
  [tls.certificate.wrong_purpose, layer tls, fault server, final, docs/errors.md#tls-certificate-wrong-purpose]
WsClient\CertificateException: the certificate of localhost may not be used for a server
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  extendedKeyUsage serverAuth
  found     extendedKeyUsage clientAuth
  checked   the only problem is the purpose; dates and name are valid
  help      reissue the certificate with extendedKeyUsage = serverAuth
  code      tls.certificate.wrong_purpose
  [tls.certificate.wrong_purpose, layer tls, fault server, final, docs/errors.md#tls-certificate-wrong-purpose]
WsClient\CertificateException: the certificates that localhost sends are too large for this client
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  at most 64 KiB for the whole chain
  help      configure the server to send its own certificate and its intermediates only; its file likely holds a whole CA bundle (nginx: ssl_certificate; Apache: SSLCertificateFile)
  code      tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
WsClient\CertificateException: the certificate of localhost is signed by "printer.test", which is not a CA certificate, so it is trusted for itself only
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  an issuer with basicConstraints CA:TRUE
  found     CN=localhost  issued by  CN=printer.test
  trusted   the 1 root and 1 server certificate of option ca
  checked   the only problem is the chain; dates and name are valid
  help      to trust this server alone, pass its own certificate in the TLS option cafile
  help      or issue its certificate from a real authority, and trust that one
  code      tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
tls.certificate.invalid
