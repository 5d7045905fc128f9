--TEST--
Apache that speaks plain HTTP to a TLS port of another Apache
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

$echo = Peer::echo();
$upstream = Peer::proxy('apache', $echo->port, cert: 'good');
$peer = Peer::proxy('apache', $upstream->tlsPort, ['--upgrade', 'parameter'], 'good');
report(fn () => new WsClient($peer->tlsUrl('/chat'), tls: ['cafile' => pki() . '/ca.pem']));
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: a proxy sends plain HTTP to a TLS port of Apache
  wss://localhost:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.3) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  server    Apache/%s
  body      <!DOCTYPE HTML PUBLIC %s
  by        Apache
  help      in Apache, set SSLProxyEngine on and ProxyPass "/path" "https://backend/path" upgrade=websocket
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, final, docs/errors.md#handshake-gateway]
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
