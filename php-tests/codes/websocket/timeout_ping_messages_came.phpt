--TEST--
A ping() that is not answered while messages come: the server lives
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('101', 'frame', 'send ' . frame(1, 'a') . frame(1, 'b'), 'hang');
$ws = new WsClient($peer->url());
report(fn () => $ws->ping('', 0.3));
var_dump($ws->poll());
?>
--EXPECTF--
WsClient\TimeoutException: no pong arrived within %f ms
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket %f ms
  found   2 messages came meanwhile
  help    the server lives and does not answer pings, or answers late: take its messages as the sign of life
  code    websocket.timeout
  [websocket.timeout, layer websocket, fault unknown, retryable, docs/errors.md#websocket-timeout]
array(2) {
  [0]=>
  string(1) "a"
  [1]=>
  string(1) "b"
}
