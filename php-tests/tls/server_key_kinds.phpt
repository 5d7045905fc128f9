--TEST--
Kinds of keys that a server may have
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';

foreach (['good' => 'ca', 'p384' => 'ca', 'ed25519' => 'ca', 'rsa' => 'rsa-ca'] as $cert => $ca) {
    $peer = Peer::echo(true, $cert);
    $ws = new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . "/$ca.pem"]);
    $ws->send($cert);
    var_dump($ws->receive(5));
    $ws->close();
}
?>
--EXPECTF--
string(4) "good"
string(4) "p384"
string(7) "ed25519"
string(3) "rsa"
