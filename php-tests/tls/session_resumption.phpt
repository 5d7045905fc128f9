--TEST--
The second connection to a server resumes the session of the first, unless the options differ
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

foreach (['1.2', '1.3'] as $version) {
    $peer = Peer::testserver('echo', '--tls', pki(), '--tls-min', $version, '--tls-max', $version);
    $resumed = function (array $options) use ($peer) {
        $ws = new WsClient($peer->tlsUrl('/echo'), tls: $options);
        // Tickets of TLS 1.3 come after the handshake.
        $ws->send('x');
        $ws->receive(5);
        $resumed = $ws->getInfo()->tlsResumed;
        $ws->close();
        return $resumed;
    };
    $ca = ['cafile' => pki() . '/ca.pem'];
    var_dump($resumed($ca), $resumed($ca));
    // A session that was not verified must not stand in for one that is.
    var_dump($resumed(['verify_peer' => false, 'verify_peer_name' => false]));
    var_dump($resumed(['ca' => file_get_contents(pki() . '/ca.pem')]));
    $peer->stop();
}
$peer = Peer::echo(true);
(new WsClient($peer->tlsUrl(), tls: ['verify_peer' => false, 'verify_peer_name' => false]))->close();
report(fn () => new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . '/other-ca.pem']));
?>
--EXPECTF--
bool(false)
bool(true)
bool(false)
bool(false)
bool(false)
bool(true)
bool(false)
bool(false)
WsClient\CertificateException: the certificate of localhost leads to "wsclient test root CA", which is not among the certificates of option cafile
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=wsclient test intermediate CA  issued by  CN=wsclient test root CA, not among the 1 root of %s/other-ca.pem (option cafile)
  sent     2 certificates: CN=localhost; CN=wsclient test intermediate CA
  checked  the only problem is the issuer; dates and name are valid
  help     if wsclient test root CA is yours, pass a file that also has its certificate: tls: ['cafile' => …]
  code     tls.certificate.unknown_issuer
  [tls.certificate.unknown_issuer, layer tls, fault machine, final, docs/errors.md#tls-certificate-unknown-issuer]
