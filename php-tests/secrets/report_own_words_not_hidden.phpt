--TEST--
Hiding the values of the query does not hide equal words and numbers of the report itself
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
require __DIR__ . '/../support/report.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/close?code=4001&reason=sesame'));
$ws->receive(5.0);
report(fn () => $ws->receive(5.0));
$ws = new WsClient($peer->url('/drop?mode=reset'));
report(fn () => $ws->receive(5.0));
?>
--EXPECTF--
WsClient\ConnectionClosedException: the server closed the connection with code 4001 (private use): "***"
  ws://127.0.0.1:%d/close?code=***&reason=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  reason  ***
  help    the code is specific to the application: see the server's documentation
  code    websocket.closed
  [websocket.closed, layer websocket, fault server, final, docs/errors.md#websocket-closed]
WsClient\ConnectionLostException: the connection was reset
  ws://127.0.0.1:%d/drop?mode=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found     the peer, or something in between, reset the TCP connection (RST)
  received  0 messages, 0 bytes of payload; ended between two messages
  idle      no byte received for %f %s, open for %f %s
  help      see the logs of the server, and of any proxy in between, for this time
  code      websocket.lost
  [websocket.lost, layer websocket, fault network, retryable, docs/errors.md#websocket-lost]
