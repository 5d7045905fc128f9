--TEST--
Tornado refuses a foreign Origin and an unknown path, and says when nginx removed the upgrade
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_python('tornado');
skip_unless_nginx();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('tornado_echo');
$ws = new WsClient($peer->url('/chat'));
$ws->send('to tornado');
echo $ws->receive(20.0), "\n";
report(fn () => new WsClient($peer->url('/chat'), headers: ['Origin' => 'https://evil.example']));
report(fn () => new WsClient($peer->url('/other')));
$proxy = Peer::nginx($peer, broken: true);
report(fn () => new WsClient($proxy->url('/chat')));
?>
--EXPECTF--
x
