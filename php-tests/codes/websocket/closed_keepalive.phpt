--TEST--
A Close with 1011 after missed pongs: the report says to call a method more often
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send ' . close_frame(1011, 'keepalive ping timeout'), 'frame', 'close');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
?>
--EXPECTF--
WsClient\ConnectionClosedException: the server closed the connection with code 1011 (Internal Error): "keepalive ping timeout"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  reason  keepalive ping timeout
  help    the server received no pong in time: call receive(), poll() or ping() more often than its ping timeout
  code    websocket.closed
  [websocket.closed, layer websocket, fault server, retryable, docs/errors.md#websocket-closed]
