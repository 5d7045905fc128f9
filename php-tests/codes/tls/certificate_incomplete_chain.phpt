--TEST--
A server that sends a wrong intermediate certificate, or none although the issuer can be downloaded
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['wrong-intermediate' => 'ca', 'incomplete-url' => 'ca'] as $cert => $trusted) {
    $peer = Peer::echo(true, $cert);
    echo "$cert: ";
    report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . "/$trusted.pem"]));
}
?>
--EXPECTF--
wrong-intermediate: WsClient\CertificateException: the certificate of localhost is signed by "wsclient test intermediate CA", but the server sends the certificate of "Other intermediate CA" instead
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  missing  CN=wsclient test intermediate CA
  sent     2 certificates: CN=localhost; CN=Other intermediate CA
  trusted  the 1 root of %s/ca.pem (option cafile)
  checked  the only problem is the issuer; dates and name are valid
  help     configure the server to send the full chain, its own certificate first and then that of wsclient test intermediate CA: often the file fullchain.pem (nginx: ssl_certificate; Apache: SSLCertificateFile)
  help     or add the certificate of wsclient test intermediate CA to the file that this call trusts
  code     tls.certificate.incomplete_chain
  [tls.certificate.incomplete_chain, layer tls, fault server, final, docs/errors.md#tls-certificate-incomplete-chain]
incomplete-url: WsClient\CertificateException: the server sends its certificate without that of "wsclient test CA 2", which signed it and is likely an intermediate authority
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  missing  CN=wsclient test CA 2
  sent     1 certificate: CN=localhost
  trusted  the 1 root of %s/ca.pem (option cafile)
  checked  the only problem is the issuer; dates and name are valid
  help     configure the server to send the full chain, its own certificate first and then that of wsclient test CA 2: often the file fullchain.pem (nginx: ssl_certificate; Apache: SSLCertificateFile)
  help     the missing certificate is available at http://pki.example.test/ca2.crt; browsers fetch it automatically, other programs do not
  help     or add the certificate of wsclient test CA 2 to the file that this call trusts
  code     tls.certificate.incomplete_chain
  [tls.certificate.incomplete_chain, layer tls, fault server, final, docs/errors.md#tls-certificate-incomplete-chain]
