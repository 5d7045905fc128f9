--TEST--
receiveUntil() keeps at most max_message_size; then it throws, the connection stays open, and nothing is lost
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'), max_message_size: 10_000, close_timeout: 1.0);
for ($i = 0; $i < 30; $i++) {
    $ws->send(str_repeat(chr(97 + $i % 26), 1000));
}
$count = 0;
report(function () use ($ws, &$count) {
    $ws->receiveUntil(function () use (&$count) { $count++; return false; }, 10.0);
});
var_dump($count, $ws->isOpen());
thrown(fn () => $ws->receiveUntil(fn () => false, 10.0));
for ($i = 0; $i < 30; $i++) {
    if ($ws->receive(10.0) !== str_repeat(chr(97 + $i % 26), 1000)) {
        echo "message $i is wrong\n";
    }
}

// A peer that never stops does not keep it from ending.
$ws = new WsClient($peer->url('/stream?count=1000000&size=10'), max_message_size: 64 << 20);
takes(0.2, 10.0, fn () => thrown(fn () => $ws->receiveUntil(fn () => false, 0.2)));
?>
--EXPECTF--
WsClient\MessageTooBigException: receiveUntil() accepted none of the messages, and must not keep more of them
  ws://127.0.0.1:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket %f ms
  expected  at most 10000 bytes kept
  help      take them with receive() or poll(): the connection is open, and nothing is lost
  help      if many messages come before the one that is awaited, raise max_message_size
  code      websocket.too_big
  [websocket.too_big, layer websocket, fault caller, final, docs/errors.md#websocket-too-big]
int(10)
bool(true)
WsClient\MessageTooBigException websocket.too_big
WsClient\TimeoutException websocket.timeout
