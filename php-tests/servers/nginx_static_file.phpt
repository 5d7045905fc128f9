--TEST--
A path that nginx serves as a file
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
$peer = Peer::nginx($echo);
report(fn () => new WsClient($peer->url('/files/index.html')));
report(fn () => new WsClient($peer->url('/files/none')));
?>
--EXPECTF--
WsClient\HandshakeException: nginx serves /files/index.html as a file
  ws://127.0.0.1:%d/files/index.html
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 200)
  received  HTTP/1.1 200 OK
  server    nginx/%s
  body      <!doctype html><title>A page</title>
  help      likely no location proxies this path: add one with proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  help      or the path is wrong: check the URL
  code      handshake.not_a_websocket_endpoint
  [handshake.not_a_websocket_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-not-a-websocket-endpoint]
WsClient\HandshakeException: nginx found nothing at /files/none (404)
  ws://127.0.0.1:%d/files/none
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received  HTTP/1.1 404 Not Found
  server    nginx/%s
  body      <html> <head><title>404 Not Found</title>%S
  by        nginx
  help      likely no location proxies this path: add one with proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  help      or the path is wrong: check the URL
  code      handshake.not_found
  [handshake.not_found, layer handshake, fault caller, final, docs/errors.md#handshake-not-found]
