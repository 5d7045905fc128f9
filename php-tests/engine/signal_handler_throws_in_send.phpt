--TEST--
After an exception from a signal handler in send(), the rest of the message is sent with the next calls
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
pcntl_async_signals(true);
$peer = Peer::echo();
$ws = new WsClient($peer->url('/slow?ms=800'));
$ws->send('wait');
$big = str_repeat('0123456789abcdef', 1 << 20);
$alarms = new Alarms(function () { if (is_inside('send')) { pcntl_signal(SIGALRM, SIG_IGN); throw new DomainException('from the handler'); } });
thrown(fn () => $ws->send($big));
unset($alarms);
var_dump($ws->isOpen(), $ws->receive(10.0), $ws->receive(20.0) === $big);
?>
--EXPECT--
DomainException: from the handler
bool(true)
string(4) "wait"
bool(true)
