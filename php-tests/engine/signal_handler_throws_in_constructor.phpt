--TEST--
An exception from a signal handler ends the constructor while it waits for the answer
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
pcntl_async_signals(true);
$peer = Peer::script('head', 'print', 'drain');
$alarms = new Alarms(function () { pcntl_signal(SIGALRM, SIG_IGN); throw new DomainException('from the handler'); });
takes(0.0, 5.0, fn () => thrown(fn () => new WsClient($peer->url())));
unset($alarms);
var_dump(isset($peer->read()['received']));
?>
--EXPECT--
DomainException: from the handler
bool(true)
