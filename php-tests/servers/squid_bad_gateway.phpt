--TEST--
Squid as reverse proxy with its server down, or with a rule that denies
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('squid');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$closed = Peer::closedPort();
$peer = Peer::proxy('squid', $closed->port);
$e = report(fn () => new WsClient($peer->url('/chat')));
$peer = Peer::proxy('squid', $closed->port, ['--line', 'http_access deny all']);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
