--TEST--
A ping() whose pong comes after messages that the program has not fetched is reported as such
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'frame', 'repeat 5 ' . frame(1, str_repeat('m', 1000)), 'send ' . frame(10, 'x'), 'hang');
$ws = new WsClient($peer->url(), max_message_size: 2000);
report(fn () => $ws->ping('x', 5.0));
?>
--EXPECTF--
WsClient\TimeoutException: the pong cannot be read: unread messages are queued before it
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket %f ms
  help    read them with receive() or poll() first
  code    websocket.timeout
  [websocket.timeout, layer websocket, fault unknown, retryable, docs/errors.md#websocket-timeout]
