--TEST--
Envoy refuses the upgrade until the directive of the report is added; then its server is down
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_python('envoy');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('envoy', $upstream->port);
$e = report(fn () => new WsClient($peer->url('/chat')));
$directive = directives_after($e, 'connection manager or route, set ');
$peer = Peer::proxy('envoy', $upstream->port, ['--line', $directive]);
$ws = new WsClient($peer->url('/chat'));
$ws->send('through envoy');
echo $ws->receive(20.0), "\n";
$closed = Peer::closedPort();
$peer = Peer::proxy('envoy', $closed->port, ['--line', $directive]);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
