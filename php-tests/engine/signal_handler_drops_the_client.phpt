--TEST--
A signal handler may unset the last variable that holds the client: the waiting call continues
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
pcntl_async_signals(true);
$peer = Peer::echo();
$ws = new WsClient($peer->url('/slow?ms=400'));
$alarms = new Alarms(function () { if (is_inside('receive')) { unset($GLOBALS['ws']); } });
$ws->send('late');
var_dump($ws->receive(10.0));
unset($alarms);
var_dump(isset($ws));
?>
--EXPECT--
string(4) "late"
bool(false)
