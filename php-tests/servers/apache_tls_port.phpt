--TEST--
A ws:// URL with a TLS port of Apache, and wss:// with a plain one
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('apache2');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::echo();
$peer = Peer::proxy('apache', $upstream->port, cert: 'good');
report(fn () => new WsClient("ws://127.0.0.1:$peer->tlsPort/chat"));
report(fn () => new WsClient("wss://localhost:$peer->port/chat", tls: ['cafile' => pki() . '/ca.pem']));
?>
--EXPECTF--
WsClient\HandshakeException: port %d of 127.0.0.1 speaks TLS, but the URL says ws://
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  server    Apache/%s
  body      <!DOCTYPE HTML PUBLIC %s
  by        Apache
  help      use wss://127.0.0.1:%d/chat
  help      if a proxy listens there, it sends plain HTTP to a TLS port of Apache: in Apache, set SSLProxyEngine on and ProxyPass "/path" "https://backend/path" upgrade=websocket
  code      handshake.server_speaks_tls
  [handshake.server_speaks_tls, layer handshake, fault caller, final, docs/errors.md#handshake-server-speaks-tls]
WsClient\TlsException: port %d does not speak TLS, but plain HTTP
  wss://localhost:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a TLS record
  found     "HTTP/1.1 400 Bad Request\r\n%s
  help      use ws:// for this port: ws://localhost:%d
  help      or connect to the server's TLS port, usually 443
  code      tls.not_tls
  [tls.not_tls, layer tls, fault caller, final, docs/errors.md#tls-not-tls]
