--TEST--
An exception from a signal handler ends a name lookup; a handler that returns does not
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/dns/skip_unless_preload.inc';
--FILE--
<?php
require __DIR__ . '/../support/dns/resolver.inc';

echo child_with_resolver(<<<'PHP'
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
        new WsClient('ws://slow.test/', connect_timeout: 25);
    } catch (DomainException $e) {
        echo get_class($e), ': ', $e->getMessage(), ' in call ', $calls, "\n";
    }
    var_dump((hrtime(true) - $start) / 1e9 < 10);
    PHP);
?>
--EXPECTF--
DomainException: enough in call 2
bool(true)
