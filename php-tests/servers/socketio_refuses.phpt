--TEST--
Socket.IO: refused by allowRequest, and a path that it does not serve
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_node_package('socket.io');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('socketio', ['--forbid']);
report(fn () => new WsClient($peer->url('/socket.io/?EIO=4&transport=websocket')));
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: the Socket.IO server forbids the connection
  ws://127.0.0.1:%d/socket.io/?EIO=***&transport=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  body      Forbidden
  by        Socket.IO
  help      its allowRequest function rejected the request: check what it requires, such as an Origin, a cookie or a token
  code      handshake.forbidden
  [handshake.forbidden, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden]
WsClient\HandshakeException: the server closed the connection instead of answering the upgrade
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   the server sent nothing
  help    many TLS servers close on plain HTTP without answering: if this is a TLS port, use wss://
  help    some servers close without answering where no route accepts the upgrade, or where they do not support the subprotocol: check both
  help    the server or a proxy likely refuses this client, or its handler crashed: see the server's log
  code    handshake.closed
  [handshake.closed, layer handshake, fault unknown, retryable, docs/errors.md#handshake-closed]
