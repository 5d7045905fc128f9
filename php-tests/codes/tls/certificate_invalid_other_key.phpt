--TEST--
An authority that was created again under the same name, with another key
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['rekeyed-intermediate' => 'ca', 'rekeyed-root' => 'ca', 'rekeyed-root-sent' => 'ca'] as $cert => $trusted) {
    $peer = Peer::echo(true, $cert);
    echo "$cert: ";
    report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . "/$trusted.pem"]));
}
?>
--EXPECTF--
rekeyed-intermediate: WsClient\CertificateException: the certificate of localhost is not signed by the "wsclient test intermediate CA" that the server sends, but by another key with that name
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=localhost  issued by  CN=wsclient test intermediate CA, whose signature does not match
  sent     2 certificates: CN=localhost; CN=wsclient test intermediate CA
  trusted  the 1 root of %s/ca.pem (option cafile)
  checked  the only problem is the chain; dates and name are valid
  help     configure the server to send the certificate of wsclient test intermediate CA for the key that signed; wsclient test intermediate CA was likely renewed with another key
  help     or the certificate was damaged or forged: compare it with the file on the server
  code     tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
rekeyed-root: WsClient\CertificateException: the certificate of localhost is not signed by the "wsclient test root CA" that is trusted here, but by another key with that name
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=localhost  issued by  CN=wsclient test root CA, whose signature does not match
  sent     1 certificate: CN=localhost
  trusted  the 1 root of %s/ca.pem (option cafile)
  checked  the only problem is the chain; dates and name are valid
  help     wsclient test root CA was likely recreated under the same name; pass its new certificate: tls: ['cafile' => '/path/to/wsclient-test-root-ca.pem']
  help     or reissue the server's certificate from the authority that is trusted here
  code     tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
rekeyed-root-sent: WsClient\CertificateException: the chain of localhost leads to another "wsclient test root CA" than the one that is trusted here: the same name, but another key
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=wsclient test root CA  issued by  CN=wsclient test root CA, signed with its own key
  sent     2 certificates: CN=localhost; CN=wsclient test root CA
  trusted  the 1 root of %s/ca.pem (option cafile)
  checked  the only problem is the chain; dates and name are valid
  help     wsclient test root CA was likely recreated under the same name; pass its new certificate: tls: ['cafile' => '/path/to/wsclient-test-root-ca.pem']
  help     or reissue the server's certificate from the authority that is trusted here
  code     tls.certificate.invalid
  [tls.certificate.invalid, layer tls, fault server, final, docs/errors.md#tls-certificate-invalid]
