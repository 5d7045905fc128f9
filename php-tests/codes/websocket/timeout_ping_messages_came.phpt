--TEST--
A ping() that is not answered while messages come: the server lives
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('101', 'frame', 'send ' . frame(1, 'a') . frame(1, 'b'), 'hang');
$ws = new WsClient($peer->url());
report(fn () => $ws->ping('', 0.3));
var_dump($ws->poll());
?>
--EXPECTF--
to be written
