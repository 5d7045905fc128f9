--TEST--
nginx that removes the upgrade in front of Socket.IO
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_node_package('socket.io');
skip_unless_nginx();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('socketio');
$peer = Peer::nginx($upstream, broken: true);
report(fn () => new WsClient($peer->url('/socket.io/?EIO=4&transport=websocket')));
?>
--EXPECTF--
WsClient\HandshakeException: the upgrade did not reach Socket.IO: a proxy in front of it, likely nginx, dropped it
  ws://127.0.0.1:%d/socket.io/?EIO=***&transport=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  server    nginx/%s
  body      {"code":3,"message":"Bad request"}
  by        Socket.IO, through nginx %s
  help      in nginx's location, set proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
