--TEST--
A signal handler that uses the waiting client, other than to send, gets a ConcurrencyError; the waiting call continues
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
pcntl_async_signals(true);
$peer = Peer::echo();
$ws = new WsClient($peer->url('/slow?ms=600'));
$other = new WsClient($peer->url('/echo'));
$lines = [];
$alarms = new Alarms(function () use ($ws, $other, &$lines) {
    if ($lines || !is_inside('receive')) {
        return;
    }
    $lines[] = 'handler';
    $calls = [
        'receive' => fn () => $ws->receive(0.0),
        'receiveMessage' => fn () => $ws->receiveMessage(0.0),
        'poll' => fn () => $ws->poll(),
        'pollMessages' => fn () => $ws->pollMessages(),
        'foreach' => function () use ($ws) { foreach ($ws as $payload); },
        'receiveUntil' => fn () => $ws->receiveUntil(fn () => true, 0.0),
        'ping' => fn () => $ws->ping(),
        'flush' => fn () => $ws->flush(),
        'close' => fn () => $ws->close(timeout: 0.0),
    ];
    foreach ($calls as $name => $call) {
        try {
            $call();
            $lines[] = "$name: no error";
        } catch (WsClient\ConcurrencyError $e) {
            $lines[] = "$name: {$e->getMessage()}";
        }
    }
    $other->send('another client');
    $lines[] = $other->receive(5.0);
});
$ws->send('late');
var_dump($ws->receive(10.0));
unset($alarms);
echo implode("\n", $lines), "\n";
$ws->send('still there');
var_dump($ws->receive(10.0));
?>
--EXPECT--
string(4) "late"
handler
receive: This WsClient is in use: a signal handler or callback called it while another of its methods waits
receiveMessage: This WsClient is in use: a signal handler or callback called it while another of its methods waits
poll: This WsClient is in use: a signal handler or callback called it while another of its methods waits
pollMessages: This WsClient is in use: a signal handler or callback called it while another of its methods waits
foreach: This WsClient is in use: a signal handler or callback called it while another of its methods waits
receiveUntil: This WsClient is in use: a signal handler or callback called it while another of its methods waits
ping: This WsClient is in use: a signal handler or callback called it while another of its methods waits
flush: This WsClient is in use: a signal handler or callback called it while another of its methods waits
close: This WsClient is in use: a signal handler or callback called it while another of its methods waits
another client
string(11) "still there"
