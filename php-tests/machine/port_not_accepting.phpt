--TEST--
A process of this machine listens but does not accept: its queue is full
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::testserver('blackhole');
report(fn () => new WsClient($peer->url('/chat'), connect_timeout: 0.3), machine: true);
?>
--EXPECTF--
WsClient\TcpException: no answer from 127.0.0.1:%d
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp FAILED after %f ms
  tried     127.0.0.1:%d  no answer after %f ms
  listener  testserver (pid %d) at 127.0.0.1:%d, %d connection%S to be accepted
  help      the listening process likely accepts no connections, so its queue is full: check whether it is stuck, stopped or overloaded
  code      tcp.timeout
  [tcp.timeout, layer tcp, fault network, retryable, docs/errors.md#tcp-timeout]
