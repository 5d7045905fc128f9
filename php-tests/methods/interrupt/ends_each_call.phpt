--TEST--
interrupt() in a signal handler ends the wait of each call, over ws and wss; the next call continues
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
pcntl_async_signals(true);
$peer = Peer::echo(true);
$big = str_repeat('0123456789abcdef', 1 << 20);
$calls = [
    'receive' => fn ($ws) => $ws->receive(),
    'receiveMessage' => fn ($ws) => $ws->receiveMessage(0.6),
    'receiveUntil' => fn ($ws) => $ws->receiveUntil(fn () => true),
    'foreach' => function ($ws) { foreach ($ws as $payload) { echo $payload; } },
    'ping' => fn ($ws) => $ws->ping('', 10.0),
    'send' => fn ($ws) => $ws->send($big),
    'sendAll' => fn ($ws) => $ws->sendAll([$big, 'withdrawn']),
];
foreach ([$peer->url('/slow?ms=700'), $peer->tlsUrl('/slow?ms=700')] as $url) {
    foreach ($calls as $name => $call) {
        $ws = new WsClient($url, tls: ['cafile' => pki() . '/ca.pem'], compression: false);
        $ws->send('late');
        $interrupted = false;
        $alarms = new Alarms(function () use ($ws, $name, &$interrupted) {
            if (!$interrupted && ($name === 'foreach' || is_inside($name))) {
                $interrupted = true;
                $ws->interrupt();
            }
        });
        echo $name, ' ';
        takes(0.0, 0.7, fn () => thrown(fn () => $call($ws)));
        unset($alarms);
        if (!$ws->isOpen() || $ws->receive(10.0) !== 'late') {
            echo "something is lost\n";
        }
        // The rest of what was sent partially follows; what was withdrawn does not.
        if (str_starts_with($name, 'send') && $ws->receive(20.0) !== $big) {
            echo "the rest did not follow\n";
        }
        $ws->send('last');
        if ($ws->receive(10.0) !== 'last') {
            echo "it does not continue\n";
        }
    }
}
?>
--EXPECT--
receive WsClient\InterruptedException websocket.interrupted
receiveMessage WsClient\InterruptedException websocket.interrupted
receiveUntil WsClient\InterruptedException websocket.interrupted
foreach WsClient\InterruptedException websocket.interrupted
ping WsClient\InterruptedException websocket.interrupted
send WsClient\InterruptedException websocket.interrupted
sendAll WsClient\InterruptedException websocket.interrupted
receive WsClient\InterruptedException websocket.interrupted
receiveMessage WsClient\InterruptedException websocket.interrupted
receiveUntil WsClient\InterruptedException websocket.interrupted
foreach WsClient\InterruptedException websocket.interrupted
ping WsClient\InterruptedException websocket.interrupted
send WsClient\InterruptedException websocket.interrupted
sendAll WsClient\InterruptedException websocket.interrupted
