--TEST--
nginx with a server behind it that is down, or unexpectedly speaks no TLS
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_nginx();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$echo = Peer::echo();
$upstream = Peer::closedPort();
$peer = Peer::nginx($upstream);
report(fn () => new WsClient($peer->url('/chat')));
$upstream = Peer::nginx($echo);
$peer = Peer::nginx($upstream, more: ['--upstream-scheme', 'https']);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: nginx received no valid response from the upstream server (502)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Bad Gateway
  server    nginx/%s
  body      <html> <head><title>502 Bad Gateway</title>%S
  by        nginx
  help      check that the upstream server is running and listens where proxy_pass points: see nginx's error log
  help      or proxy_pass uses http:// for a server that speaks TLS, or https:// for one that does not
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: nginx received no valid response from the upstream server (502)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Bad Gateway
  server    nginx/%s
  body      <html> <head><title>502 Bad Gateway</title>%S
  by        nginx
  help      check that the upstream server is running and listens where proxy_pass points: see nginx's error log
  help      or proxy_pass uses http:// for a server that speaks TLS, or https:// for one that does not
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
