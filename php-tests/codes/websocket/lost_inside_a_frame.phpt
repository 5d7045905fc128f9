--TEST--
An end inside a frame is reported with how much of the frame was received
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send \x82\x0a1234', 'close');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
$peer = Peer::script('101', 'send ' . frame(1, 'abc', false), 'close');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
$peer = Peer::script('101', 'send \x81', 'close');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
?>
--EXPECTF--
WsClient\ConnectionLostException: the connection ended without a Close frame
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found     the peer closed the TCP connection (FIN)
  received  0 messages, 4 bytes of payload; ended inside a frame, after 4 of 10 bytes
  idle      no byte received for %f %s, open for %f %s
  help      see the logs of the server, and of any proxy in between, for this time
  code      websocket.lost
  [websocket.lost, layer websocket, fault network, retryable, docs/errors.md#websocket-lost]
WsClient\ConnectionLostException: the connection ended without a Close frame
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found     the peer closed the TCP connection (FIN)
  received  0 messages, 3 bytes of payload; ended inside a message, after 3 bytes
  idle      no byte received for %f %s, open for %f %s
  help      see the logs of the server, and of any proxy in between, for this time
  code      websocket.lost
  [websocket.lost, layer websocket, fault network, retryable, docs/errors.md#websocket-lost]
WsClient\ConnectionLostException: the connection ended without a Close frame
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found     the peer closed the TCP connection (FIN)
  received  0 messages, 0 bytes of payload; ended inside a frame, after 1 byte
  idle      no byte received for %f %s, open for %f %s
  help      see the logs of the server, and of any proxy in between, for this time
  code      websocket.lost
  [websocket.lost, layer websocket, fault network, retryable, docs/errors.md#websocket-lost]
