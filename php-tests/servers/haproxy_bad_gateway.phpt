--TEST--
HAProxy with a server behind it that is down, or speaks TLS unexpectedly
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('haproxy');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$closed = Peer::closedPort();
$peer = Peer::proxy('haproxy', $closed->port);
report(fn () => new WsClient($peer->url('/chat')));
$upstream = Peer::echo(tls: true);
$peer = Peer::proxy('haproxy', $upstream->tlsPort);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: HAProxy has no available server for the request (503)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Service Unavailable
  body      <html><body><h1>503 Service Unavailable</h1> No server is available to handle this request. </body></html>
  by        HAProxy
  help      check that a server of the backend is running: HAProxy's log and stats page show why health checks fail
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: HAProxy received an invalid or incomplete response from the upstream server (502)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Bad Gateway
  body      <html><body><h1>502 Bad Gateway</h1> The server returned an invalid or incomplete response. </body></html>
  by        HAProxy
  help      the upstream server likely speaks TLS: in HAProxy, add ssl ca-file /path/to/ca.pem to the server line; or it crashed
  help      or its 101 lacks Sec-WebSocket-Accept or Connection: Upgrade, which HAProxy checks
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
