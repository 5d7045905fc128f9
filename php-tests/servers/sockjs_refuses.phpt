--TEST--
the base path of a SockJS server is no WebSocket endpoint, and SockJS says when nginx removed the upgrade
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_node_package('sockjs');
skip_unless_nginx();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('sockjs');
$ws = new WsClient($peer->url('/echo/websocket'));
$ws->send('to sockjs');
echo $ws->receive(20.0), "\n";
report(fn () => new WsClient($peer->url('/echo')));
$proxy = Peer::nginx($peer, broken: true);
report(fn () => new WsClient($proxy->url('/echo/websocket')));
?>
--EXPECTF--
x
