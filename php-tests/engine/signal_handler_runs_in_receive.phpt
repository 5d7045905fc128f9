--TEST--
A signal handler runs while receive() waits, and the call continues until its message arrives
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
pcntl_async_signals(true);
$peer = Peer::echo();
$ws = new WsClient($peer->url('/slow?ms=500'));
$inside = 0;
$alarms = new Alarms(function () use (&$inside) { $inside += is_inside('receive'); });
$ws->send('late');
var_dump($ws->receive());
$ws->send('later');
var_dump($ws->receive(10.0));
unset($alarms);
var_dump($inside > 0);
?>
--EXPECT--
string(4) "late"
string(5) "later"
bool(true)
