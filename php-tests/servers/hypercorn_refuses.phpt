--TEST--
an application under Hypercorn refuses a client, fails, or gets a plain request because nginx removed the upgrade
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_python('hypercorn');
skip_unless_nginx();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('hypercorn_echo');
$ws = new WsClient($peer->url('/chat'));
$ws->send('to hypercorn');
echo $ws->receive(20.0), "\n";
report(fn () => new WsClient($peer->url('/other')));
report(fn () => new WsClient($peer->url('/crash')));
$proxy = Peer::nginx($peer, broken: true);
report(fn () => new WsClient($proxy->url('/chat')));
?>
--EXPECTF--
to hypercorn
WsClient\HandshakeException: the application closed the WebSocket before accepting it (403)
  ws://127.0.0.1:%d/other
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403
  server    hypercorn-h11
  by        an ASGI application
  help      check the path: likely no WebSocket route matches it
  help      or the handler rejects this client: check the token, cookie, Origin or subprotocol that it requires
  help      or it failed before websocket.accept(): see the application's log
  code      handshake.forbidden
  [handshake.forbidden, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden]
WsClient\HandshakeException: the application failed before it accepted the WebSocket (500)
  ws://127.0.0.1:%d/crash
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 500)
  received  HTTP/1.1 500
  server    hypercorn-h11
  by        an ASGI application
  help      see the exception in the server's log
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
WsClient\HandshakeException: the server has no endpoint at /chat (404): "no route"
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received  HTTP/1.1 404
  server    nginx/%s
  body      no route
  help      check the path: a WebSocket endpoint often has its own, such as /ws, /socket or /app/KEY
  help      or nginx likely did not forward the upgrade: in nginx's location, set proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  code      handshake.not_found
  [handshake.not_found, layer handshake, fault caller, final, docs/errors.md#handshake-not-found]
