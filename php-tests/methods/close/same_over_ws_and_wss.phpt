--TEST--
Each kind of closing handshake has the same result over ws and wss
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/both_schemes.inc';

$theirs = 'send ' . close_frame(4001, 'theirs');
$switch = 'send HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n';
$close = fn ($ws) => $ws->close(4000, 'ours');
$receive = fn ($ws) => $ws->receive();
$send_until_it_ends = function ($ws, $peer) {
    $ws->send('go');
    $peer->read();
    for ($end = microtime(true) + 3.0; microtime(true) < $end;) {
        $ws->send('more');
    }
};
$cases = [
    'we close' => [['101', 'frame', $theirs, 'close', 'transcript'], $close],
    'the peer closes' => [['101', $theirs, 'frame', 'close', 'transcript'], $receive],
    'the peer closes while we ping' => [['101', 'frame', $theirs, 'frame', 'close', 'transcript'], fn ($ws) => $ws->ping('p')],
    'the peer closes while we only send' => [['101', 'frame', $theirs, 'print', 'close'], $send_until_it_ends],
    'both close' => [['head', $switch . close_frame(4001, 'theirs'), 'frame', 'close', 'transcript'], $close],
    'the peer closes inside a message' => [['101', 'send ' . frame(1, 'half', false) . close_frame(4001), 'frame', 'close', 'transcript'], $receive],
    'messages come behind our Close' => [['101', 'frame', 'repeat 2000 ' . frame(2, str_repeat('x', 1000)), $theirs, 'close'], $close],
    'our Close is not answered' => [['101', 'frame', 'hang'], $close, ['close_timeout' => 0.1]],
    'our Close is answered, TCP is kept' => [['101', 'frame', $theirs, 'hang'], $close, ['close_timeout' => 0.1]],
    'the peer closes and keeps TCP' => [['101', $theirs, 'hang'], $receive, ['close_timeout' => 0.1]],
];
foreach ($cases as $name => [$steps, $act]) {
    $arguments = $cases[$name][2] ?? [];
    show_alike($name, [
        'ws' => outcome('ws', $steps, $act, $arguments),
        'wss' => outcome('wss', $steps, $act, $arguments),
    ]);
}
?>
--EXPECT--
we close: no exception, but null
  closed 4000 "ours" clean by us
  the server got Close 4000 ours
the peer closes: WsClient\ConnectionClosedException websocket.closed 4001
  closed 4001 "theirs" clean by the peer
  the server got Close 4001
the peer closes while we ping: WsClient\ConnectionClosedException websocket.closed 4001
  closed 4001 "theirs" clean by the peer
  the server got Ping p
  the server got Close 4001
the peer closes while we only send: WsClient\ConnectionClosedException websocket.closed 4001
  closed 4001 "theirs" clean by the peer
both close: no exception, but null
  closed 4001 "theirs" clean by the peer
  the server got Close 4000 ours
the peer closes inside a message: WsClient\ConnectionClosedException websocket.closed 4001
  closed 4001 "" clean by the peer
  the server got Close 4001
messages come behind our Close: no exception, but null
  closed 4000 "ours" clean by us
our Close is not answered: no exception, but null
  closed 1006 "" not clean by us
our Close is answered, TCP is kept: no exception, but null
  closed 4000 "ours" clean by us
the peer closes and keeps TCP: WsClient\ConnectionClosedException websocket.closed 4001
  closed 4001 "theirs" clean by the peer
