--TEST--
An answer in HTTP/1.0 or HTTP/2 does not open the connection
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$rest = 'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n';
$peer = Peer::script('head', "send HTTP/1.0 101 Switching Protocols\\r\\n$rest", 'drain');
$e = report(fn () => new WsClient($peer->url()));
var_dump($e->status);
$peer = Peer::script('head', "send HTTP/2 101\\r\\n$rest", 'drain');
$e = report(fn () => new WsClient($peer->url()));
var_dump($e->status, $e->headers, $e->body);
?>
--EXPECTF--
WsClient\HandshakeException: the server switched protocols in HTTP/1.0, which does not support Upgrade
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  HTTP/1.1 101
  found     HTTP/1.0 101
  help      a proxy in between likely uses HTTP/1.0: switch it to HTTP/1.1
  code      handshake.http_version
  [handshake.http_version, layer handshake, fault server, final, docs/errors.md#handshake-http-version]
int(101)
WsClient\HandshakeException: the server answered in an HTTP version other than 1.1
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  expected  HTTP/1.1 101
  found     "HTTP/2 101\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSock"…
  code      handshake.http_version
  [handshake.http_version, layer handshake, fault server, final, docs/errors.md#handshake-http-version]
NULL
array(0) {
}
string(0) ""
