--TEST--
A timeout names a signal whose handler waits because pcntl_async_signals() is off
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

pcntl_signal(SIGALRM, function () { echo "handled\n"; });
$peer = Peer::echo();
$ws = new WsClient($peer->url('/silent'), close_timeout: 0);
pcntl_alarm(1);
report(fn () => $ws->receive(1.5));
pcntl_signal_dispatch();
?>
--EXPECTF--
to be written
