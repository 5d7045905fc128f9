--TEST--
Apache Traffic Server closes the connection of an address that ip_allow.yaml does not have, without an answer
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('traffic_server');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$closed = Peer::closedPort();
$peer = Peer::proxy('traffic_server', $closed->port, ['--allow', '127.0.0.2']);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
