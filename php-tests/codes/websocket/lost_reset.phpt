--TEST--
A connection that ends by RST is reported as reset
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'frame', 'send ' . frame(1, 'echo'), 'frame', 'reset');
$ws = new WsClient($peer->url());
$ws->send('echo');
$ws->receive(5.0);
$ws->send('now');
$e = report(fn () => $ws->receive(5.0));
var_dump($e->getCode());
show_end($ws);
?>
--EXPECTF--
WsClient\ConnectionLostException: the connection was reset
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found     the peer, or something in between, reset the TCP connection (RST)
  received  1 message, 4 bytes of payload; ended between two messages
  idle      no byte received for %f %s, open for %f %s
  sent      1 message since the last byte received
  help      see the logs of the server, and of any proxy in between, for this time
  code      websocket.lost
  [websocket.lost, layer websocket, fault network, retryable, docs/errors.md#websocket-lost]
int(1006)
closed 1006 "" not clean by the peer
