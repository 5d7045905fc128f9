--TEST--
What the options switch off, and what is still checked
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';

$connect = function (string $cert, array $options, string $host = 'localhost') {
    $peer = Peer::echo(true, $cert);
    try {
        $info = (new WsClient($peer->tlsUrl(host: $host), tls: $options))->getInfo();
        echo $info->tlsVerified ? 'verified' : 'not verified', ', ', count($info->tlsChain), " certificates\n";
    } catch (WsClient\TlsException $e) {
        echo $e->errorCode, "\n";
    }
};
$ca = ['cafile' => pki() . '/ca.pem'];
echo "verify_peer\n";
foreach (['self-signed', 'expired', 'wrong-name', 'unknown-issuer'] as $cert) {
    $connect($cert, ['verify_peer' => false]);
    $connect($cert, ['verify_peer' => false, 'verify_peer_name' => false]);
}
echo "verify_peer_name\n";
$connect('wrong-name', $ca + ['verify_peer_name' => false]);
$connect('no-san', $ca + ['verify_peer_name' => false]);
$connect('expired', $ca + ['verify_peer_name' => false]);
$connect('unknown-issuer', $ca + ['verify_peer_name' => false]);
echo "peer_name\n";
$connect('wrong-name', $ca + ['peer_name' => 'www.example.test']);
$connect('wrong-name', $ca + ['peer_name' => 'wild.example.test']);
$connect('wrong-name', $ca + ['peer_name' => 'example.test']);
$connect('good', $ca + ['peer_name' => '127.0.0.1']);
echo "allow_self_signed\n";
$connect('self-signed', $ca + ['allow_self_signed' => true]);
$connect('self-signed-ca', $ca + ['allow_self_signed' => true]);
$connect('self-signed-expired', $ca + ['allow_self_signed' => true]);
$connect('self-signed', $ca + ['allow_self_signed' => true, 'peer_name' => 'other.test']);
$connect('unknown-issuer', $ca + ['allow_self_signed' => true]);
echo "none\n";
$connect('good', $ca);
$connect('good', $ca, '127.0.0.1');
?>
--EXPECTF--
verify_peer
not verified, 1 certificates
not verified, 1 certificates
not verified, 2 certificates
not verified, 2 certificates
tls.certificate.name_mismatch
not verified, 2 certificates
not verified, 2 certificates
not verified, 2 certificates
verify_peer_name
not verified, 2 certificates
not verified, 2 certificates
tls.certificate.expired
tls.certificate.unknown_issuer
peer_name
verified, 2 certificates
verified, 2 certificates
tls.certificate.name_mismatch
verified, 2 certificates
allow_self_signed
not verified, 1 certificates
not verified, 1 certificates
tls.certificate.expired
tls.certificate.name_mismatch
tls.certificate.unknown_issuer
none
verified, 2 certificates
verified, 2 certificates
