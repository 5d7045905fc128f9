--TEST--
stunnel as a relay: its server is down, does not expect the PROXY protocol, or the URL says ws://
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('stunnel');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$tls = ['cafile' => pki() . '/ca.pem'];
$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('stunnel', $upstream->port, cert: 'good');
$ws = new WsClient("wss://localhost:$peer->port/chat", tls: $tls);
$ws->send('through stunnel');
echo $ws->receive(20.0), "\n";
report(fn () => new WsClient($peer->url('/chat')), machine: true);
$closed = Peer::closedPort();
$peer = Peer::proxy('stunnel', $closed->port, cert: 'good');
report(fn () => new WsClient("wss://localhost:$peer->port/chat", tls: $tls), machine: true);
$peer = Peer::proxy('stunnel', $upstream->port, ['--line', 'protocol = proxy'], 'good');
report(fn () => new WsClient("wss://localhost:$peer->port/chat", tls: $tls), machine: true);
?>
--EXPECTF--
x
