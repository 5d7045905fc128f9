--TEST--
A server that does not accept connections: the deadline is kept
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::testserver('blackhole');
$start = hrtime(true);
$e = report(fn () => new WsClient($peer->url('/chat'), connect_timeout: 0.3));
$seconds = (hrtime(true) - $start) / 1e9;
var_dump($seconds >= 0.3 && $seconds < 5);
var_dump($e->attempts[0]['errno'], $e->attempts[0]['outcome']);
?>
--EXPECTF--
WsClient\TcpException: no answer from 127.0.0.1:%d
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp FAILED after %f ms
  tried   127.0.0.1:%d  no answer after %f ms
  help    the listening process likely accepts no connections, so its queue is full: check whether it is stuck, stopped or overloaded
  code    tcp.timeout
  [tcp.timeout, layer tcp, fault network, retryable, docs/errors.md#tcp-timeout]
bool(true)
NULL
string(9) "no answer"
