--TEST--
TLS 1.2 and TLS 1.3, as the client and the server report them
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';

foreach (['1.2', '1.3'] as $version) {
    $peer = Peer::testserver('echo', '--tls', pki(), '--tls-min', $version, '--tls-max', $version, '--alpn', 'http/1.1');
    $ws = new WsClient($peer->tlsUrl('/tls'), tls: ['cafile' => pki() . '/ca.pem']);
    $info = $ws->getInfo();
    var_dump($info->tlsVersion, $info->tlsCipher, $info->tlsVerified, count($info->tlsChain), $ws->receive(5));
}
// Nothing of it where there is no TLS.
$peer = Peer::echo();
$info = (new WsClient($peer->url()))->getInfo();
var_dump($info->tlsVersion, $info->tlsCipher, $info->tlsResumed, $info->tlsVerified, $info->tlsChain, $info->tlsTrust);
?>
--EXPECTF--
string(7) "TLSv1.2"
string(39) "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"
bool(true)
int(2)
string(151) "{"version":"TLSv1_2","cipher":"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256","sni":"localhost","alpn":"http/1.1","handshake":"Full","client_certificates":0}"
string(7) "TLSv1.3"
string(22) "TLS_AES_128_GCM_SHA256"
bool(true)
int(2)
string(136) "{"version":"TLSv1_3","cipher":"TLS13_AES_128_GCM_SHA256","sni":"localhost","alpn":"http/1.1","handshake":"Full","client_certificates":0}"
NULL
NULL
bool(false)
bool(false)
array(0) {
}
NULL
