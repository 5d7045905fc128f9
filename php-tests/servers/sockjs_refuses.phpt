--TEST--
the base path of a SockJS server is no WebSocket endpoint, and SockJS says when nginx removed the upgrade
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_node_package('sockjs');
skip_unless_nginx();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('sockjs');
$ws = new WsClient($peer->url('/echo/websocket'));
$ws->send('to sockjs');
echo $ws->receive(20.0), "\n";
report(fn () => new WsClient($peer->url('/echo')));
$proxy = Peer::nginx($peer, broken: true);
report(fn () => new WsClient($proxy->url('/echo/websocket')));
?>
--EXPECTF--
to sockjs
WsClient\HandshakeException: /echo is the base path of a SockJS server, not a WebSocket endpoint
  ws://127.0.0.1:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 200)
  received  HTTP/1.1 200 OK
  body      Welcome to SockJS!
  by        SockJS
  help      add /websocket to the path: messages are plain there
  help      for SockJS's own framing, add /000/ANY_ID/websocket
  code      handshake.not_a_websocket_endpoint
  [handshake.not_a_websocket_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-not-a-websocket-endpoint]
WsClient\HandshakeException: the upgrade did not reach SockJS: a proxy in front of it, likely nginx, dropped it
  ws://127.0.0.1:%d/echo/websocket
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  server    nginx/%s
  body      Not a valid websocket request
  by        SockJS, through nginx %s
  help      in nginx's location, set proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
