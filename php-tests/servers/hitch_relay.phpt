--TEST--
Hitch as a relay: its server is down, does not expect the PROXY protocol, or the URL says ws://
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('hitch');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$tls = ['cafile' => pki() . '/ca.pem'];
$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('hitch', $upstream->port, cert: 'good');
$ws = new WsClient("wss://localhost:$peer->port/chat", tls: $tls);
$ws->send('through hitch');
echo $ws->receive(20.0), "\n";
report(fn () => new WsClient($peer->url('/chat')), machine: true);
$closed = Peer::closedPort();
$peer = Peer::proxy('hitch', $closed->port, cert: 'good');
report(fn () => new WsClient("wss://localhost:$peer->port/chat", tls: $tls), machine: true);
$peer = Peer::proxy('hitch', $upstream->port, ['--line', 'write-proxy-v2 = on'], 'good');
report(fn () => new WsClient("wss://localhost:$peer->port/chat", tls: $tls), machine: true);
$peer = Peer::proxy('hitch', $upstream->port, ['--line', 'proxy-proxy = on'], 'good');
report(fn () => new WsClient("wss://localhost:$peer->port/chat", tls: $tls), machine: true);
?>
--EXPECTF--
x
