--TEST--
Client certificates that a server accepts
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';

$pki = pki();
foreach (['1.2', '1.3'] as $version) {
    $peer = Peer::testserver('echo', '--tls', $pki, '--client-ca', "$pki/ca.pem", '--tls-min', $version, '--tls-max', $version);
    foreach ([
        ['local_cert' => "$pki/client.pem", 'local_pk' => "$pki/client.key"],
        ['local_cert' => "$pki/client-combined.pem"],
        ['local_cert' => "$pki/client.pem", 'local_pk' => "$pki/client-encrypted.key", 'passphrase' => 'correct horse'],
        ['local_cert' => "$pki/client.pem", 'local_pk' => "$pki/client-traditional.key", 'passphrase' => 'correct horse'],
    ] as $options) {
        $ws = new WsClient($peer->tlsUrl('/tls'), tls: $options + ['cafile' => "$pki/ca.pem"]);
        $seen = json_decode($ws->receive(5), true);
        echo $seen['version'], ' ', $seen['client_certificates'], "\n";
        $ws->close();
    }
}
?>
--EXPECTF--
TLSv1_2 1
TLSv1_2 1
TLSv1_2 1
TLSv1_2 1
TLSv1_3 1
TLSv1_3 1
TLSv1_3 1
TLSv1_3 1
