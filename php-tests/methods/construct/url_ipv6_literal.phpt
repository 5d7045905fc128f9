--TEST--
An IPv6 address in brackets
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
@stream_socket_server('tcp://[::1]:0') || die('skip there is no IPv6 loopback');
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::testserver('echo', '--listen', '[::1]:0');
$ws = new WsClient($peer->url('/headers', host: '[::1]'));
[, $host] = explode("\r\n", $ws->receive(5));
var_dump($host === "Host: [::1]:$peer->port", $ws->getInfo()->peerAddress === "[::1]:$peer->port");
$peer->stop();
report(fn () => new WsClient($peer->url('/', host: '[::1]')));
?>
--EXPECTF--
bool(true)
bool(true)
WsClient\TcpException: nothing listens on [::1]:%d
  ws://[::1]:%d/
  dns %f ms · tcp FAILED after %f ms
  tried   [::1]:%d  ECONNREFUSED (Connection refused) after %f ms
  help    start the server, or correct the host and port
  code    tcp.refused
  [tcp.refused, layer tcp, fault server, retryable, docs/errors.md#tcp-refused]
