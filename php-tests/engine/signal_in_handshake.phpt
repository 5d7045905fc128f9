--TEST--
An exception from a signal handler ends the wait for the 101; a handler that returns does not
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';

$peer = Peer::script('head', 'hang');
pcntl_async_signals(true);
$calls = 0;
pcntl_signal(SIGALRM, function () use (&$calls) {
    $calls++;
    pcntl_alarm(1);
    $calls < 2 || throw new DomainException('enough');
});
pcntl_alarm(1);
$start = hrtime(true);
try {
    new WsClient($peer->url(), connect_timeout: 30);
} catch (DomainException $e) {
    echo get_class($e), ': ', $e->getMessage(), " in call $calls\n";
}
pcntl_alarm(0);
var_dump((hrtime(true) - $start) / 1e9 < 10);
?>
--EXPECTF--
DomainException: enough in call 2
bool(true)
