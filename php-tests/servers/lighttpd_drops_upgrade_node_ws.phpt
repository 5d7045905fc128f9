--TEST--
lighttpd removes the upgrade in front of node's ws, until the directive of the report is added
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('lighttpd');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('lighttpd', $upstream->port);
$e = report(fn () => new WsClient($peer->url('/chat')));
$directives = directives_after($e, 'beside proxy.server, set ');
$peer = Peer::proxy('lighttpd', $upstream->port, ['--line', $directives]);
$ws = new WsClient($peer->url('/chat'));
$ws->send('through lighttpd');
echo $ws->receive(20.0), "\n";
?>
--EXPECTF--
x
