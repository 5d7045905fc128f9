--TEST--
isOpen(), getInfo() and getCloseInfo() work in a signal handler while a call of the client waits
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
pcntl_async_signals(true);
$peer = Peer::echo();
$ws = new WsClient($peer->url('/slow?ms=600'));
$seen = [];
$alarms = new Alarms(function () use ($ws, &$seen) {
    if (!$seen && is_inside('receive')) {
        foreach (['isOpen', 'getCloseInfo', 'getInfo'] as $method) {
            try {
                $seen[] = get_debug_type($ws->$method());
            } catch (Error $e) {
                $seen[] = $e::class . " in $method";
            }
        }
    }
});
$ws->send('late');
$ws->receive(10.0);
unset($alarms);
echo implode("\n", $seen), "\n";
?>
--EXPECT--
bool
null
WsClient\ConnectionInfo
