--TEST--
Apache that forwards the upgrade, in both ways that it can
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('apache2');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo');
foreach (['parameter', 'wstunnel'] as $way) {
    $peer = Peer::proxy('apache', $upstream->port, ['--upgrade', $way], 'good');
    foreach ([$peer->url('/chat'), $peer->tlsUrl('/chat')] as $url) {
        $ws = new WsClient($url, tls: ['cafile' => pki() . '/ca.pem']);
        $ws->send("through $way");
        echo $ws->receive(20.0), "\n";
        $ws->close();
    }
}
?>
--EXPECTF--
through parameter
through parameter
through wstunnel
through wstunnel
