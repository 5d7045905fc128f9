--TEST--
H2O removes the upgrade in front of node's ws, until the directive of the report is added
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('h2o');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('h2o', $upstream->port);
$e = report(fn () => new WsClient($peer->url('/chat')));
$directives = directives_after($e, 'beside proxy.reverse.url, set ');
$peer = Peer::proxy('h2o', $upstream->port, ['--line', $directives]);
$ws = new WsClient($peer->url('/chat'));
$ws->send('through h2o');
echo $ws->receive(20.0), "\n";
?>
--EXPECTF--
x
