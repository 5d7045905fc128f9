--TEST--
What a signal handler sends while a call waits to receive goes out before the call waits on
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
pcntl_async_signals(true);
$peer = Peer::echo(true);
$calls = [
    'receive' => fn ($ws) => $ws->receive(),
    'receive within less than a check' => fn ($ws) => $ws->receive(0.8),
    'receiveMessage' => fn ($ws) => $ws->receiveMessage(20.0)->payload,
    'receiveUntil' => fn ($ws) => $ws->receiveUntil(fn ($message) => true)->payload,
    'foreach' => function ($ws) { foreach ($ws as $payload) { return $payload; } },
];
$handlers = [
    'send' => fn ($ws) => $ws->send('from the handler'),
    'sendBinary' => fn ($ws) => $ws->sendBinary('from the handler'),
    'trySend' => fn ($ws) => var_dump($ws->trySend('from the handler')),
    'sendAll' => fn ($ws) => $ws->sendAll(['from the handler', 'a second one']),
];
foreach ([$peer->url('/echo'), $peer->tlsUrl('/echo')] as $url) {
    foreach ([false, true] as $compression) {
        foreach ($calls as $method => $call) {
            foreach ($handlers as $how => $handler) {
                $ws = new WsClient($url, tls: ['cafile' => pki() . '/ca.pem'], compression: $compression);
                $alarms = new Alarms(function () use ($ws, $method, $handler) {
                    if ($method === 'foreach' || is_inside(strtok($method, ' '))) {
                        $GLOBALS['alarms']->stop();
                        ob_start();
                        $handler($ws);
                        ob_get_clean();
                    }
                });
                // Nothing else would end the call.
                $payload = takes(0.0, 5.0, fn () => $call($ws));
                unset($alarms);
                $second = $how === 'sendAll' ? $ws->receive(10.0) : 'a second one';
                if ([$payload, $second] !== ['from the handler', 'a second one']) {
                    echo "$method, $how: ", var_export($payload, true), "\n";
                }
            }
        }
    }
}

// ping(): its pong comes only after what the handler has sent.
$peer = Peer::script('101', 'frame', 'frame', 'frame', 'frame', 'transcript', 'send ' . frame(10, 'p'), 'drain');
$ws = new WsClient($peer->url(), compression: false);
$alarms = new Alarms(function () use ($ws) {
    if (is_inside('ping')) {
        $GLOBALS['alarms']->stop();
        $ws->send('first');
        $ws->sendAll([new WsClient\Message(WsClient\MessageType::Binary, 'second')]);
        $GLOBALS['results'] = [$ws->trySend('third'), $ws->wantsWrite(), $ws->getInfo()->unsentBytes];
        thrown(fn () => $ws->send("\xff"));
        thrown(fn () => $ws->flush());
    }
});
var_dump($ws->ping('p', 10.0) > 0, $results, $ws->wantsWrite(), $ws->getInfo()->messagesSent);
show_frames($peer);
?>
--EXPECT--
ValueError: WsClient::send(): Argument #1 ($text) must be valid UTF-8 (byte 0 is not); use sendBinary() for other data
WsClient\ConcurrencyError: This WsClient is in use: a signal handler or callback called it while another of its methods waits
bool(true)
array(3) {
  [0]=>
  bool(true)
  [1]=>
  bool(true)
  [2]=>
  int(16)
}
bool(false)
int(3)
the server got Ping p
the server got Text first
the server got Binary 7365636f6e64
the server got Text third
