--TEST--
nghttpx with a server behind it that is down, or to which it speaks HTTP/2
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('nghttpx');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$closed = Peer::closedPort();
$peer = Peer::proxy('nghttpx', $closed->port);
report(fn () => new WsClient($peer->url('/chat')));
$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('nghttpx', $upstream->port, ['--backend', 'proto=h2']);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
x
