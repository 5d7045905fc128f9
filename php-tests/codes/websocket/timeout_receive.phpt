--TEST--
A receive() without a message in time: the report says that nothing is lost
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'frame', 'send \x82\x0a1234', 'hang');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(0.2));
$start = $ws->getInfo()->bytesReceived;
$ws->send('go');
wait_for_bytes($ws, $start + 6);
report(fn () => $ws->receive(0.1));
?>
--EXPECTF--
WsClient\TimeoutException: no complete message arrived within %f ms
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket %f ms
  found   between two messages
  help    call receive() again: the connection is open, and nothing is lost
  code    websocket.timeout
  [websocket.timeout, layer websocket, fault unknown, retryable, docs/errors.md#websocket-timeout]
WsClient\TimeoutException: no complete message arrived within %f ms
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket %f ms
  found   inside a frame, after 4 of 10 bytes
  help    call receive() again: the connection is open, and nothing is lost
  code    websocket.timeout
  [websocket.timeout, layer websocket, fault unknown, retryable, docs/errors.md#websocket-timeout]
