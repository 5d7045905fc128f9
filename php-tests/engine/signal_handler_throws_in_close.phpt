--TEST--
An exception from a signal handler ends close(), and the connection has ended
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
pcntl_async_signals(true);
$peer = Peer::echo();
$ws = new WsClient($peer->url('/noclose'), close_timeout: 10.0);
$alarms = new Alarms(function () { pcntl_signal(SIGALRM, SIG_IGN); throw new DomainException('from the handler'); });
takes(0.0, 2.0, fn () => thrown(fn () => $ws->close()));
unset($alarms);
show_end($ws);
var_dump($ws->receive());
?>
--EXPECT--
DomainException: from the handler
closed 1006 "" not clean by us
NULL
