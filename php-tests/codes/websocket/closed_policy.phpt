--TEST--
A Close with 1008 is reported with advice
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send ' . close_frame(1008, 'no token'), 'frame', 'close');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
?>
--EXPECTF--
WsClient\ConnectionClosedException: the server closed the connection with code 1008 (Policy Violation): "no token"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  reason  no token
  help    check the token, key or signature that the server expects, and whether it has expired
  code    websocket.closed
  [websocket.closed, layer websocket, fault server, final, docs/errors.md#websocket-closed]
