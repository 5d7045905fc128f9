--TEST--
an application under Hypercorn refuses a client, fails, or gets a plain request because nginx removed the upgrade
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_python('hypercorn');
skip_unless_nginx();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('hypercorn_echo');
$ws = new WsClient($peer->url('/chat'));
$ws->send('to hypercorn');
echo $ws->receive(20.0), "\n";
report(fn () => new WsClient($peer->url('/other')));
report(fn () => new WsClient($peer->url('/crash')));
$proxy = Peer::nginx($peer, broken: true);
report(fn () => new WsClient($proxy->url('/chat')));
?>
--EXPECTF--
x
