--TEST--
nginx whose server is down, or speaks no TLS where it should
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

$upstream = Peer::closedPort();
$peer = Peer::nginx($upstream);
report(fn () => new WsClient($peer->url('/chat')));
$upstream = Peer::echo();
$peer = Peer::nginx($upstream, more: ['--upstream-scheme', 'https']);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
