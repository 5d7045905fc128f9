--TEST--
nginx with return 444, limits and maximal header sizes
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
$peer = Peer::nginx($upstream, more: ['--location', 'return 444;']);
report(fn () => new WsClient($peer->url('/chat')));
$peer = Peer::nginx($upstream, more: ['--location', 'return 503;']);
report(fn () => new WsClient($peer->url('/chat')));
$peer = Peer::nginx($upstream, more: ['--location', 'deny all;']);
report(fn () => new WsClient($peer->url('/chat')));
$peer = Peer::nginx($upstream);
report(fn () => new WsClient($peer->url('/chat'), headers: ['Cookie' => 'sid=' . str_repeat('x', 40000)]));
?>
--EXPECTF--
WsClient\HandshakeException: the server closed the connection instead of answering the upgrade
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   the server sent nothing
  help    many TLS servers close on plain HTTP without answering: if this is a TLS port, use wss://
  help    some servers close without answering where no route accepts the upgrade, or where they do not support the subprotocol: check both
  help    the server or a proxy likely refuses this client, or its handler crashed: see the server's log
  code    handshake.closed
  [handshake.closed, layer handshake, fault unknown, retryable, docs/errors.md#handshake-closed]
WsClient\HandshakeException: nginx cannot serve the request now (503)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Service Temporarily Unavailable
  server    nginx/%s
  body      <html> <head><title>503 Service Temporarily Unavailable</title>%S
  by        nginx
  help      limit_req or limit_conn was likely exceeded, or a maintenance page is configured: see nginx's error log
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: nginx itself forbids /chat (403)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  server    nginx/%s
  body      <html> <head><title>403 Forbidden</title>%S
  by        nginx
  help      likely a deny rule for this client's address, or a folder without an index page: see nginx's error log
  help      if no location proxies this path, add one with proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  code      handshake.forbidden
  [handshake.forbidden, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden]
WsClient\HandshakeException: the head of the request is too large for the server
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  server    nginx/%s
  body      <html> <head><title>400 Request Header Or Cookie Too Large</title>%S
  sent      a head of %d bytes
  help      send fewer or shorter cookies and header fields
  help      or raise the server's limit; in nginx: large_client_header_buffers 4 32k;
  code      handshake.request_too_large
  [handshake.request_too_large, layer handshake, fault caller, final, docs/errors.md#handshake-request-too-large]
