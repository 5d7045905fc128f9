--TEST--
the directives of the report, added to the nginx that removed the upgrade, let it through
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_nginx();
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo');
$peer = Peer::nginx($upstream, broken: true);
$e = report(fn () => new WsClient($peer->url('/chat')));
$directives = directives_after($e, "in nginx's location, set ");
$peer = Peer::nginx($upstream, broken: true, more: ['--location', $directives]);
$ws = new WsClient($peer->url('/chat'));
$ws->send('through nginx');
echo $ws->receive(20.0), "\n";
?>
--EXPECTF--
x
