--TEST--
A certificate that is itself in cafile is trusted, whatever its kind
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

foreach (['self-signed', 'self-signed-ca', 'v1', 'direct', 'good', 'p384', 'ed25519'] as $name) {
    $peer = Peer::echo(true, $name);
    $ws = new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . "/$name.pem"]);
    var_dump($ws->getInfo()->tlsVerified);
    $ws->close();
    $peer->stop();
}
// But for its own names only.
$peer = Peer::echo(true, 'self-signed');
report(fn () => new WsClient($peer->tlsUrl(host: '127.0.0.1'), tls: ['cafile' => pki() . '/self-signed.pem', 'peer_name' => 'other.test']));
?>
--EXPECTF--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
WsClient\CertificateException: the server's certificate is not for other.test
  wss://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  other.test
  found     localhost, 127.0.0.1
  checked   the only problem is the name; dates and chain are valid
  help      connect with a name in the certificate, such as wss://127.0.0.1
  help      if the URL is right, the server likely has no certificate for other.test and sent its default one: add one there
  code      tls.certificate.name_mismatch
  [tls.certificate.name_mismatch, layer tls, fault server, final, docs/errors.md#tls-certificate-name-mismatch]
