--TEST--
A message that is sent after the server has closed TCP: the report says what came first
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('101', 'send ' . frame(1, 'hello'), 'close', 'print');
$ws = new WsClient($peer->url());
var_dump($ws->receive(5.0));
usleep(30000);
$ws->send('one');
usleep(30000);
report(fn () => $ws->send('two'));
?>
--EXPECTF--
to be written
