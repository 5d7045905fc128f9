--TEST--
A ping() without a pong in time is reported
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/silent'), close_timeout: 0);
report(fn () => $ws->ping('x', 0.2));
var_dump($ws->isOpen());
?>
--EXPECTF--
WsClient\TimeoutException: no pong arrived within %f ms
  ws://127.0.0.1:%d/silent
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket %f ms
  help    the server is likely busy or gone; if this continues, close and connect again
  code    websocket.timeout
  [websocket.timeout, layer websocket, fault unknown, retryable, docs/errors.md#websocket-timeout]
bool(true)
