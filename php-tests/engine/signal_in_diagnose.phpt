--TEST--
An exception from a signal handler ends diagnose()
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

pcntl_async_signals(true);
pcntl_signal(SIGALRM, fn () => throw new RuntimeException('enough'));
$peer = Peer::script('hang');
pcntl_alarm(1);
try {
    WsClient::diagnose($peer->url(), connect_timeout: 60.0);
} catch (RuntimeException $e) {
    echo $e::class, ': ', $e->getMessage(), "\n";
}
?>
--EXPECTF--
RuntimeException: enough
