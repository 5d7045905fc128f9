--TEST--
A sendAll() that the server does not read in time: the report says which messages to send again
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/silent'), send_timeout: 0.5, close_timeout: 0.2);
$messages = array_fill(0, 2000, str_repeat('x', 10_000));
$e = takes(0.5, 3.0, fn () => report(fn () => $ws->sendAll($messages)));
preg_match('/accepted (\d+) of/', $e->getMessage(), $accepted);
var_dump($accepted[1] > 0 && $accepted[1] < 2000, (int) $accepted[1] === $ws->getInfo()->messagesSent, $ws->isOpen());
?>
--EXPECTF--
WsClient\TimeoutException: the server accepted %d of 2000 messages within %f ms
  ws://127.0.0.1:%d/silent
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket %f ms
  found   the last %d were discarded
  help    send the rest again later, array_slice($messages, %d): the server likely reads more slowly than this program sends
  code    websocket.timeout
  [websocket.timeout, layer websocket, fault unknown, retryable, docs/errors.md#websocket-timeout]
bool(true)
bool(true)
bool(true)
