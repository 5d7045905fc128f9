--TEST--
A signal handler does not wait for a peer that does not read: the queue has a bound, and send() then throws
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
pcntl_async_signals(true);
$peer = Peer::script('101', 'hang');
$ws = new WsClient($peer->url(), compression: false, send_timeout: 0.1, close_timeout: 0);
$count = 0;
$alarms = new Alarms(function () use ($ws, &$count) {
    if (is_inside('receive')) {
        $GLOBALS['alarms']->stop();
        // More than the kernels of both ends take.
        $megabyte = str_repeat('x', 1 << 20);
        $lines = [];
        while ($ws->trySend($megabyte)) {
            $count++;
        }
        thrown(fn () => $ws->send('refused'));
        thrown(fn () => $ws->sendAll(['refused', 'too']));
    }
});
thrown(fn () => $ws->receive(1.5));
// One at least, and no memory without end.
var_dump($count);

unset($alarms);

$ws = new WsClient($peer->url(), compression: false, send_timeout: 1.0, close_timeout: 0);
$inside = null;
$alarms = new Alarms(function () use ($ws, &$inside) {
    foreach ($inside === null ? ['send', 'sendAll'] : [] as $method) {
        if (is_inside($method)) {
            $inside = $method;
            thrown(fn () => $ws->send('x'));
            thrown(fn () => $ws->trySend('x'));
            thrown(fn () => $ws->sendAll(['x']));
        }
    }
});
thrown(fn () => $ws->send(str_repeat('x', 32 << 20)));
$inside = null;
thrown(fn () => $ws->sendAll(['x']));
unset($alarms);
?>
--EXPECT--
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
int(1)
WsClient\ConcurrencyError: This WsClient is in use: a signal handler or callback called it while another of its methods waits
WsClient\ConcurrencyError: This WsClient is in use: a signal handler or callback called it while another of its methods waits
WsClient\ConcurrencyError: This WsClient is in use: a signal handler or callback called it while another of its methods waits
WsClient\TimeoutException websocket.timeout
WsClient\ConcurrencyError: This WsClient is in use: a signal handler or callback called it while another of its methods waits
WsClient\ConcurrencyError: This WsClient is in use: a signal handler or callback called it while another of its methods waits
WsClient\ConcurrencyError: This WsClient is in use: a signal handler or callback called it while another of its methods waits
WsClient\TimeoutException websocket.timeout
