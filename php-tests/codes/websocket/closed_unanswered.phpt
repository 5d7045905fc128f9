--TEST--
After a close() that the server did not answer, later calls say so
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo();
$ws = new WsClient($peer->url('/noclose'), close_timeout: 0.2);
takes(0.2, 1.5, fn () => $ws->close());
var_dump($ws->receive());
report(fn () => $ws->receive());
?>
--EXPECTF--
to be written
