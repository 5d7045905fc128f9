--TEST--
return 444 of nginx, limits and header sizes
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_nginx();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::echo();
$peer = Peer::nginx($upstream, more: ['--location', 'return 444;']);
report(fn () => new WsClient($peer->url('/chat')));
$peer = Peer::nginx($upstream, more: ['--location', 'return 503;']);
report(fn () => new WsClient($peer->url('/chat')));
$peer = Peer::nginx($upstream, more: ['--location', 'deny all;']);
report(fn () => new WsClient($peer->url('/chat')));
$peer = Peer::nginx($upstream);
report(fn () => new WsClient($peer->url('/chat'), headers: ['Cookie' => 'sid=' . str_repeat('x', 40000)]));
?>
--EXPECTF--
