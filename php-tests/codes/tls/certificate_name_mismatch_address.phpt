--TEST--
A certificate of Let's Encrypt, which issues for addresses too, that is not for the address
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo(true, 'generation-y');
$tls = ['cafile' => pki() . '/generation-y-root.pem', 'peer_name' => '192.0.2.1'];
report(fn () => new WsClient($peer->tlsUrl('/echo'), tls: $tls));
?>
--EXPECTF--
WsClient\CertificateException: the server's certificate is not for 192.0.2.1
  wss://localhost:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  192.0.2.1
  found     localhost, 127.0.0.1
  checked   the only problem is the name; dates and chain are valid
  help      connect with a name in the certificate, such as wss://127.0.0.1
  help      if the URL is right, the server likely has no certificate for 192.0.2.1 and sent its default one: add one there; Let's Encrypt issues them for addresses too, for six days (profile shortlived)
  code      tls.certificate.name_mismatch
  [tls.certificate.name_mismatch, layer tls, fault server, final, docs/errors.md#tls-certificate-name-mismatch]
