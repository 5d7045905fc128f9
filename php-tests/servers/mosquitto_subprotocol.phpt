--TEST--
mosquitto closes without an answer where it does not know the subprotocol
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('mosquitto');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('mosquitto_broker');
$ws = new WsClient($peer->url('/mqtt'), subprotocols: ['mqtt']);
var_dump($ws->getInfo()->subprotocol);
report(fn () => new WsClient($peer->url('/mqtt'), subprotocols: ['chat']), machine: true);
?>
--EXPECTF--
x
