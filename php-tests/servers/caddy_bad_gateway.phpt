--TEST--
Caddy with a server behind it that is down, or speaks TLS unexpectedly
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('caddy');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$closed = Peer::closedPort();
$peer = Peer::proxy('caddy', $closed->port);
report(fn () => new WsClient($peer->url('/chat')));
$upstream = Peer::echo(tls: true);
$peer = Peer::proxy('caddy', $upstream->tlsPort);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: Caddy could not reach the upstream server (502)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Bad Gateway
  server    Caddy
  by        Caddy
  help      check that the upstream server is running and listens where reverse_proxy points: see Caddy's log
  help      or the upstream server speaks TLS: use reverse_proxy https://backend
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: Caddy could not reach the upstream server (502)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Bad Gateway
  server    Caddy
  by        Caddy
  help      check that the upstream server is running and listens where reverse_proxy points: see Caddy's log
  help      or the upstream server speaks TLS: use reverse_proxy https://backend
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
