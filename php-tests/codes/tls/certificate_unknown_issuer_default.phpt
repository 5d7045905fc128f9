--TEST--
Without configuration, the authorities of the system are used
--EXTENSIONS--
wsclient
--ENV--
SSL_CERT_FILE=
SSL_CERT_DIR=
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo(true);
report(fn () => new WsClient($peer->tlsUrl('/echo'), connect_timeout: 20));
?>
--EXPECTF--
WsClient\CertificateException: the certificate of localhost leads to "wsclient test root CA", which this machine does not trust
  wss://localhost:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=wsclient test intermediate CA  issued by  CN=wsclient test root CA, not among the %d %s
  sent     2 certificates: CN=localhost; CN=wsclient test intermediate CA
  checked  the only problem is the issuer; dates and name are valid
  help     if wsclient test root CA is yours, pass its certificate: tls: ['cafile' => '/path/to/wsclient-test-root-ca.pem']%A
  code     tls.certificate.unknown_issuer
  [tls.certificate.unknown_issuer, layer tls, fault machine, final, docs/errors.md#tls-certificate-unknown-issuer]
