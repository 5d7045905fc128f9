--TEST--
Chains that RFC 5280 forbids, each for another reason
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['issuer-not-ca' => 'ca', 'path-length' => 'ca', 'name-constraint' => 'ca', 'critical-extension' => 'ca', 'too-long' => 'ca', 'ca-as-server' => 'ca', 'wrong-order' => 'ca'] as $cert => $trusted) {
    $peer = Peer::echo(true, $cert);
    echo "$cert: ";
    report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . "/$trusted.pem"]));
}
?>
--EXPECTF--
issuer-not-ca: WsClient\CertificateException: the certificate "Not an authority" in the chain of localhost signed another certificate, but is not a CA certificate
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  basicConstraints CA:TRUE
  sent      2 certificates: CN=localhost; CN=Not an authority
  checked   the only problem is the chain; dates and name are valid
  help      issue the certificate of localhost from a real authority
  help      or, if that is meant to be an authority, reissue it with basicConstraints = critical,CA:TRUE
  code      tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
path-length: WsClient\CertificateException: there are more authorities below the intermediate certificate "Last authority" in the chain of localhost than it allows
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  at most 0 (pathLenConstraint)
  sent      3 certificates: CN=localhost; CN=One authority too many; CN=Last authority
  checked   the only problem is the chain; dates and name are valid
  help      issue the certificate from a higher authority, or reissue that authority with a greater pathLenConstraint
  code      tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
name-constraint: WsClient\CertificateException: the intermediate certificate "Authority of example.test" in the chain of localhost may not issue certificates for a name in the certificate of localhost
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  permitted  example.test
  found      localhost
  checked    the only problem is the chain; dates and name are valid
  help       issue the certificate with permitted names only, or from an authority without nameConstraints for them
  code       tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
critical-extension: WsClient\CertificateException: the certificate of localhost has a critical extension that this client does not support
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    extension 1.3.6.1.4.1.99999.1
  checked  the only problem is the extension; the dates are valid
  help     reissue the certificate without that extension, or with it not critical
  code     tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
too-long: WsClient\CertificateException: the chain of localhost has too many authorities between the server and a trusted one
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  at most 6
  found     8 certificates sent
  checked   the only problem is the chain; dates and name are valid
  help      configure the server to send its own certificate and its intermediates only, and issue it from an authority closer to the root
  code      tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
ca-as-server: WsClient\CertificateException: the server uses the certificate of an authority as its own
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  basicConstraints CA:FALSE
  found     CN=localhost  issued by  CN=wsclient test root CA
  checked   the only problem is the chain; dates and name are valid
  help      issue a certificate for localhost from that authority, and configure the server to use it
  code      tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
wrong-order: WsClient\CertificateException: the server sends its certificates in the wrong order: an authority's is first
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  the certificate of localhost first
  sent      2 certificates: CN=wsclient test intermediate CA; CN=localhost
  checked   the only problem is the chain; the dates are valid
  help      put the server's own certificate first in its file, then the one that signed it, and so on (nginx: ssl_certificate; Apache: SSLCertificateFile)
  code      tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
