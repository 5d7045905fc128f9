--TEST--
A ping() whose pong comes with another payload
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('101', 'frame', 'send ' . frame(10, 'other'), 'hang');
$ws = new WsClient($peer->url());
report(fn () => $ws->ping('mine', 0.3));
?>
--EXPECTF--
WsClient\TimeoutException: no pong arrived within %f ms
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket %f ms
  pong    with another payload: "other"
  help    the server lives: that pong is likely the late answer to an earlier ping, or the server does not return the payload of a ping as RFC 6455 requires
  code    websocket.timeout
  [websocket.timeout, layer websocket, fault unknown, retryable, docs/errors.md#websocket-timeout]
