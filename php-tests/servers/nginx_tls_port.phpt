--TEST--
A ws:// URL with a TLS port of nginx
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

$upstream = Peer::echo();
$peer = Peer::nginx($upstream, cert: 'good');
report(fn () => new WsClient("ws://127.0.0.1:$peer->tlsPort/chat?token=sesame"));
?>
--EXPECTF--
WsClient\HandshakeException: port %d of 127.0.0.1 speaks TLS, but the URL says ws://
  ws://127.0.0.1:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  server    nginx/%s
  body      <html> <head><title>400 The plain HTTP request was sent to HTTPS port</title>%S
  by        nginx
  help      use wss://127.0.0.1:%d/chat
  help      if a proxy listens there, it sends plain HTTP to a TLS port of nginx: in nginx, use proxy_pass https://backend
  code      handshake.server_speaks_tls
  [handshake.server_speaks_tls, layer handshake, fault caller, final, docs/errors.md#handshake-server-speaks-tls]
