--TEST--
A port on which nothing listens
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::closedPort();
$e = report(fn () => new WsClient($peer->url('/chat')));
[$attempt] = $e->attempts;
var_dump(count($e->attempts), $attempt['address'] === "127.0.0.1:$peer->port", $attempt['error'], $attempt['outcome']);
var_dump(is_int($attempt['errno']), is_float($attempt['seconds']));
?>
--EXPECTF--
WsClient\TcpException: nothing listens on 127.0.0.1:%d
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp FAILED after %f ms
  tried   127.0.0.1:%d  ECONNREFUSED (Connection refused) after %f ms
  help    start the server, or correct the host and port
  code    tcp.refused
  [tcp.refused, layer tcp, fault server, retryable, docs/errors.md#tcp-refused]
int(1)
bool(true)
string(12) "ECONNREFUSED"
string(33) "ECONNREFUSED (Connection refused)"
bool(true)
bool(true)
