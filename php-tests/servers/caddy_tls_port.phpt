--TEST--
A ws:// URL with a TLS port of Caddy
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

$upstream = Peer::echo();
$peer = Peer::proxy('caddy', $upstream->port, cert: 'good');
report(fn () => new WsClient("ws://127.0.0.1:$peer->tlsPort/chat"));
?>
--EXPECTF--
WsClient\HandshakeException: port %d of 127.0.0.1 speaks TLS, but the URL says ws://
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.0 400 Bad Request
  body      Client sent an HTTP request to an HTTPS server.
  by        Caddy
  help      use wss://127.0.0.1:%d/chat
  help      if a proxy listens there, it sends plain HTTP to a TLS port of Caddy: configure the proxy to use https for that port, or to use a plain HTTP port; in Apache: SSLProxyEngine on and ProxyPass "/path" "https://backend/path" upgrade=websocket; in nginx: proxy_pass https://backend
  code      handshake.server_speaks_tls
  [handshake.server_speaks_tls, layer handshake, fault caller, final, docs/errors.md#handshake-server-speaks-tls]
