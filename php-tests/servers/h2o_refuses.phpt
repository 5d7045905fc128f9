--TEST--
H2O with a server behind it that is down or speaks TLS, and without a rule for the path
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('h2o');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$closed = Peer::closedPort();
$peer = Peer::proxy('h2o', $closed->port);
report(fn () => new WsClient($peer->url('/chat')));
report(fn () => new WsClient($peer->url('/other')));
$upstream = Peer::echo(tls: true);
$peer = Peer::proxy('h2o', $upstream->tlsPort);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
x
