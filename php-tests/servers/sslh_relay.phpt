--TEST--
sslh passes HTTP and TLS on to two ports, behind which nobody may listen
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('sslh-select');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$tls = ['cafile' => pki() . '/ca.pem'];
$upstream = Peer::program('ws_echo', cert: 'good');
$peer = Peer::proxy('sslh', $upstream->port, ['--tls', (string) $upstream->tlsPort]);
foreach ([$peer->url('/chat'), "wss://localhost:$peer->port/chat"] as $url) {
    $ws = new WsClient($url, tls: $tls);
    $ws->send('through sslh');
    echo $ws->receive(20.0), "\n";
}
$closed = Peer::closedPort();
$peer = Peer::proxy('sslh', $closed->port, ['--tls', (string) $closed->port]);
report(fn () => new WsClient($peer->url('/chat')), machine: true);
report(fn () => new WsClient("wss://localhost:$peer->port/chat", tls: $tls), machine: true);
?>
--EXPECTF--
x
