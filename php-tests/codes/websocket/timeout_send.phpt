--TEST--
A send() that the server does not read in time: the report has how much was sent, and the rest is kept
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/silent'), send_timeout: 0.5, close_timeout: 0.2);
$message = str_repeat('x', 64 << 20);
$e = takes(0.5, 3.0, fn () => report(fn () => $ws->sendBinary($message)));
preg_match('/^(\\d+) of/', $e->diagnosis->evidence['found'], $found);
var_dump($found[1] > 0 && $found[1] < 64 << 20, $ws->isOpen());
// The rest of the first message goes out before anything else, so nothing of this one can leave.
report(fn () => $ws->send('small'));
takes(0.0, 1.5, fn () => $ws->close());
show_end($ws);
?>
--EXPECTF--
WsClient\TimeoutException: the server did not accept the whole message within %f ms
  ws://127.0.0.1:%d/silent
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket %f ms
  found   %d of the frame's 67108878 bytes were sent
  help    do not send it again: the next calls send the rest
  code    websocket.timeout
  [websocket.timeout, layer websocket, fault unknown, retryable, docs/errors.md#websocket-timeout]
bool(true)
bool(true)
WsClient\TimeoutException: the server accepted nothing within %f ms
  ws://127.0.0.1:%d/silent
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket %f ms
  found   0 of the frame's 11 bytes were sent, and it was discarded
  help    send it again later: the server likely reads more slowly than this program sends
  code    websocket.timeout
  [websocket.timeout, layer websocket, fault unknown, retryable, docs/errors.md#websocket-timeout]
closed 1006 "" not clean by us
