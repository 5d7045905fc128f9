--TEST--
A ping() whose pong comes with another payload
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('101', 'frame', 'send ' . frame(10, 'other'), 'hang');
$ws = new WsClient($peer->url());
report(fn () => $ws->ping('mine', 0.3));
?>
--EXPECTF--
to be written
