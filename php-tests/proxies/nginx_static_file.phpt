--TEST--
A path that nginx serves as a file
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

$peer = Peer::nginx(Peer::echo());
report(fn () => new WsClient($peer->url('/files/index.html')));
report(fn () => new WsClient($peer->url('/files/none')));
?>
--EXPECTF--
