--TEST--
Sending after the peer closed normally is reported
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send ' . close_frame(1000), 'frame', 'close');
$ws = new WsClient($peer->url());
var_dump($ws->receive(5.0));
report(fn () => $ws->send('late'));
?>
--EXPECTF--
NULL
WsClient\ConnectionClosedException: the server closed the connection with code 1000 (Normal Closure)
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  code    websocket.closed
  [websocket.closed, layer websocket, fault server, final, docs/errors.md#websocket-closed]
