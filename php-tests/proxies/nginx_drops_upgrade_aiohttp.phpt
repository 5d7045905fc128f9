--TEST--
nginx that drops the upgrade in front of aiohttp
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_nginx();
skip_unless_python('aiohttp');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('aiohttp_echo');
$peer = Peer::nginx($upstream, broken: true);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
