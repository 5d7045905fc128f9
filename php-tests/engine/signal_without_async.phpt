--TEST--
Without asynchronous signals a call continues to wait; the handler runs when the script dispatches signals
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
pcntl_async_signals(false);
$peer = Peer::echo();
$ws = new WsClient($peer->url('/slow?ms=400'));
$count = 0;
$alarms = new Alarms(function () use (&$count) { $count++; });
$ws->send('late');
var_dump($ws->receive(10.0), $count);
unset($alarms);
pcntl_signal(SIGALRM, function () use (&$count) { $count++; });
pcntl_signal_dispatch();
var_dump($count > 0);
?>
--EXPECT--
string(4) "late"
int(0)
bool(true)
