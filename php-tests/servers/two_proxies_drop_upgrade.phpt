--TEST--
of two proxies, the report says which is the nearest, and advises the one that drops upgrades
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('haproxy');
skip_unless_server('caddy');
skip_unless_nginx();
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo');
$nginx = Peer::nginx($upstream, broken: true);
$peer = Peer::proxy('haproxy', $nginx->port);
report(fn () => new WsClient($peer->url('/chat')), machine: true);

// Caddy would forward it, but nginx in front of it has dropped it, and has replaced its name.
$caddy = Peer::proxy('caddy', $upstream->port);
$peer = Peer::nginx($caddy, broken: true);
report(fn () => new WsClient($peer->url('/chat')), machine: true);
?>
--EXPECTF--
