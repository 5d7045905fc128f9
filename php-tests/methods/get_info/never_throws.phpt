--TEST--
getInfo() does not throw after any end, in a signal handler while a call waits, or in a forked child
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$steps = [
    'FIN' => ['101', 'close'],
    'RST' => ['101', 'reset'],
    'Close' => ['101', 'send ' . close_frame(4000, 'no'), 'close'],
    'a violation' => ['101', 'send ' . escaped("\xff\xff"), 'close'],
];
foreach ($steps as $end => $script) {
    $peer = Peer::script(...$script);
    $ws = new WsClient($peer->url());
    echo $end, ': ';
    thrown(fn () => $ws->receive(5.0));
    echo '  ', get_debug_type($ws->getInfo()), ' ', get_debug_type($ws->getInfo()->secondsSinceReceived), "\n";
}
$peer = Peer::echo();
$ws = new WsClient($peer->url('/slow?ms=600'));
$seen = null;
pcntl_async_signals(true);
$alarms = new Alarms(function () use ($ws, &$seen) {
    if (is_inside('receive')) {
        $seen ??= $ws->getInfo();
    }
});
$ws->send('late');
$ws->receive(10.0);
unset($alarms);
echo 'in a handler: ', get_debug_type($seen->unacknowledgedBytes), ' ', get_debug_type($seen->roundTrip), "\n";
$child = pcntl_fork();
if ($child === 0) {
    echo 'in a child: ', get_debug_type($ws->getInfo()), "\n";
    exit(0);
}
pcntl_waitpid($child, $status);
$ws->close();
echo 'after close(): ', get_debug_type($ws->getInfo()), ' ', $ws->getInfo()->messagesWaiting, "\n";
?>
--EXPECT--
FIN: WsClient\ConnectionLostException websocket.lost 1006
  WsClient\ConnectionInfo float
RST: WsClient\ConnectionLostException websocket.lost 1006
  WsClient\ConnectionInfo float
Close: WsClient\ConnectionClosedException websocket.closed 4000
  WsClient\ConnectionInfo float
a violation: WsClient\ProtocolException websocket.reserved_bits
  WsClient\ConnectionInfo float
in a handler: int float
in a child: WsClient\ConnectionInfo
after close(): WsClient\ConnectionInfo 0
