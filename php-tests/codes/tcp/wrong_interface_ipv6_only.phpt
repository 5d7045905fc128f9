--TEST--
The server listens on IPv6 only
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../../support/skip_unless.inc';
skip_unless_listeners_known();
@stream_socket_server('tcp://[::1]:0') || die('skip there is no IPv6 loopback');
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::testserver('echo', '--listen', '[::1]:0');
report(fn () => new WsClient($peer->url()), machine: true);
?>
--EXPECTF--
WsClient\TcpException: port %d accepts connections only on IPv6, at ::1 (testserver, pid %d)
  ws://127.0.0.1:%d/
  dns %f ms · tcp FAILED after %f ms
  tried     127.0.0.1:%d  ECONNREFUSED (Connection refused) after %f ms
  listener  testserver (pid %d) at [::1]:%d
  help      bind the server to 0.0.0.0 (all IPv4 addresses) or to 127.0.0.1
  help      or connect to [::1]:%d
  code      tcp.wrong_interface
  [tcp.wrong_interface, layer tcp, fault server, retryable, docs/errors.md#tcp-wrong-interface]
