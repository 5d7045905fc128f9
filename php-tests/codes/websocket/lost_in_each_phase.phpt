--TEST--
A peer that ends by FIN, by RST or by cutting TLS is detected in the same way in each phase, over ws and wss
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/both_schemes.inc';

/** Receives all there is; an end tells where in the peer's bytes it came. */
function receive_all(WsClient $ws): never
{
    try {
        while (($payload = $ws->receive()) !== null) {
            echo "got $payload; ";
        }
        echo 'the end; ';
    } catch (WsClient\ConnectionLostException $e) {
        echo explode('; ', $e->diagnosis->evidence['received'])[1], ": ";
        throw $e;
    }
    exit('not lost');
}

$close = fn ($ws) => $ws->close();
$phases = [
    'behind the 101' => [[], receive_all(...)],
    'inside a header' => [['send \x82\x7e\x01'], receive_all(...)],
    'inside a frame' => [['send \x82\x0a1234'], receive_all(...)],
    'inside a control frame' => [['send \x89\x05ab'], receive_all(...)],
    'between fragments' => [['send ' . frame(1, 'abc', false)], receive_all(...)],
    'after a message' => [['send ' . frame(1, 'abc')], receive_all(...)],
    'after our message' => [['frame'], function ($ws) { $ws->send('x'); receive_all($ws); }],
    'after our ping' => [['frame'], fn ($ws) => $ws->ping()],
    'after our Close' => [['frame'], $close],
    'inside its answer to our Close' => [['frame', 'send \x88\x02\x03'], $close],
    'after its answer to our Close' => [['frame', 'send ' . close_frame(1000)], $close],
    'after its Close' => [['send ' . close_frame(1000), 'frame'], fn ($ws) => $ws->receive()],
    // Whether a reset came before our answer had left would be chance.
    'after its Close, before our answer' => [['send ' . close_frame(4001)], fn ($ws) => $ws->receive(),
        ['ws close', 'wss close', 'wss truncate']],
    // A peer that closes and goes on reading could take all of the message.
    'while we send' => [['read 100000'], fn ($ws) => $ws->sendBinary(str_repeat('x', 32 << 20)),
        ['ws shutdown hang', 'ws reset', 'wss shutdown hang', 'wss reset']],
];
foreach ($phases as $name => [$steps, $act]) {
    $outcomes = [];
    foreach ($phases[$name][2] ?? ['ws close', 'ws reset', 'wss close', 'wss truncate', 'wss reset'] as $way) {
        $end = explode(' ', $way);
        $outcomes[$way] = outcome(array_shift($end), ['101', ...$steps, ...$end], $act);
    }
    show_alike($name, $outcomes);
}
?>
--EXPECT--
behind the 101: ended between two messages: WsClient\ConnectionLostException websocket.lost 1006
  closed 1006 "" not clean by the peer
inside a header: ended inside a frame, after 3 bytes: WsClient\ConnectionLostException websocket.lost 1006
  closed 1006 "" not clean by the peer
inside a frame: ended inside a frame, after 4 of 10 bytes: WsClient\ConnectionLostException websocket.lost 1006
  closed 1006 "" not clean by the peer
inside a control frame: ended inside a frame, after 4 bytes: WsClient\ConnectionLostException websocket.lost 1006
  closed 1006 "" not clean by the peer
between fragments: ended inside a message, after 3 bytes: WsClient\ConnectionLostException websocket.lost 1006
  closed 1006 "" not clean by the peer
after a message: got abc; ended between two messages: WsClient\ConnectionLostException websocket.lost 1006
  closed 1006 "" not clean by the peer
after our message: ended between two messages: WsClient\ConnectionLostException websocket.lost 1006
  closed 1006 "" not clean by the peer
after our ping: WsClient\ConnectionLostException websocket.lost 1006
  closed 1006 "" not clean by the peer
after our Close: no exception, but null
  closed 1006 "" not clean by us
inside its answer to our Close: no exception, but null
  closed 1006 "" not clean by us
after its answer to our Close: no exception, but null
  closed 1000 "" clean by us
after its Close: no exception, but null
  closed 1000 "" clean by the peer
after its Close, before our answer: WsClient\ConnectionClosedException websocket.closed 4001
  closed 4001 "" clean by the peer
while we send: WsClient\ConnectionLostException websocket.lost 1006
  closed 1006 "" not clean by the peer
