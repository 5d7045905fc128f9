--TEST--
websockify refuses a subprotocol and an unknown token, and says when nginx removed the upgrade
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('websockify');
skip_unless_nginx();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$closed = Peer::closedPort();
$peer = Peer::proxy('websockify', $closed->port);
report(fn () => new WsClient($peer->url(), subprotocols: ['chat']));
$proxy = Peer::nginx($peer, broken: true);
report(fn () => new WsClient($proxy->url()));
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(20.0));
$peer = Peer::proxy('websockify', $closed->port, ['--tokens']);
report(fn () => new WsClient($peer->url('/?token=nobody')), machine: true);
?>
--EXPECTF--
x
