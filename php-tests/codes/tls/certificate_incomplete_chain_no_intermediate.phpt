--TEST--
A server that does not send the intermediate certificate
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo(true, 'incomplete');
$e = report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . '/ca.pem']));
var_dump($e instanceof WsClient\CertificateException, count($e->chain));
?>
--EXPECTF--
WsClient\CertificateException: the server sends its certificate without that of "wsclient test intermediate CA", which signed it and is likely an intermediate authority
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  missing  CN=wsclient test intermediate CA
  sent     1 certificate: CN=localhost
  trusted  the 1 root of %s/ca.pem (option cafile)
  checked  the only problem is the issuer; dates and name are valid
  help     configure the server to send the full chain, its own certificate first and then that of wsclient test intermediate CA: often the file fullchain.pem (nginx: ssl_certificate; Apache: SSLCertificateFile)
  help     or add the certificate of wsclient test intermediate CA to the file that this call trusts
  code     tls.certificate.incomplete_chain
  [tls.certificate.incomplete_chain, layer tls, fault server, final, docs/errors.md#tls-certificate-incomplete-chain]
bool(true)
int(1)
