--TEST--
A connection that ends by FIN is reported with the messages received until then
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/drop?mode=fin&after=1'));
$ws->send('echo');
$ws->receive(5.0);
$e = report(fn () => $ws->receive(5.0));
var_dump($e->getCode());
show_end($ws);
?>
--EXPECTF--
WsClient\ConnectionLostException: the connection ended without a Close frame
  ws://127.0.0.1:%d/drop?mode=***&after=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found     the peer closed the TCP connection (FIN)
  received  1 message, 4 bytes of payload; ended between two messages
  idle      no byte received for %f %s, open for %f %s
  help      see the logs of the server, and of any proxy in between, for this time
  code      websocket.lost
  [websocket.lost, layer websocket, fault network, retryable, docs/errors.md#websocket-lost]
int(1006)
closed 1006 "" not clean by the peer
