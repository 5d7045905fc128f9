--TEST--
Caddy forwards the upgrade by default
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('caddy');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('caddy', $upstream->port, cert: 'good');
foreach ([$peer->url('/chat'), $peer->tlsUrl('/chat')] as $url) {
    $ws = new WsClient($url, tls: ['cafile' => pki() . '/ca.pem']);
    $ws->send('through caddy');
    echo $ws->receive(20.0), "\n";
    $ws->close();
}
?>
--EXPECTF--
through caddy
through caddy
