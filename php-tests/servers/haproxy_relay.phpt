--TEST--
HAProxy in TCP mode: its server is down, or one side speaks the PROXY protocol and the other does not
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('haproxy');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$closed = Peer::closedPort();
$peer = Peer::proxy('haproxy', $closed->port, ['--mode', 'tcp']);
report(fn () => new WsClient($peer->url('/chat')), machine: true);
report(fn () => new WsClient($peer->url('/chat', 'wss')), machine: true);
$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('haproxy', $upstream->port, ['--mode', 'tcp', '--server', 'send-proxy']);
report(fn () => new WsClient($peer->url('/chat')), machine: true);
$peer = Peer::proxy('haproxy', $upstream->port, ['--mode', 'tcp', '--bind', 'accept-proxy']);
report(fn () => new WsClient($peer->url('/chat')), machine: true);
report(fn () => new WsClient($peer->url('/chat', 'wss')), machine: true);
?>
--EXPECTF--
x
