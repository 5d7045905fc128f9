--TEST--
nginx that speaks plain HTTP to a TLS port of another nginx
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
$upstream = Peer::nginx($echo, cert: 'good');
$peer = Peer::program('nginx_proxy', ['--upstream', (string) $upstream->tlsPort], 'good');
report(fn () => new WsClient($peer->tlsUrl('/chat'), tls: ['cafile' => pki() . '/ca.pem']));
?>
--EXPECTF--
WsClient\HandshakeException: a proxy sends plain HTTP to a TLS port of nginx
  wss://localhost:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  server    nginx/%s
  body      <html> <head><title>400 The plain HTTP request was sent to HTTPS port</title>%S
  by        nginx
  help      in nginx, use proxy_pass https://backend
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, final, docs/errors.md#handshake-gateway]
