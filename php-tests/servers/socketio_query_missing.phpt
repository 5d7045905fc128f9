--TEST--
Socket.IO: a plain WebSocket URL with its path, and an unknown session
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

$peer = Peer::program('socketio');
report(fn () => new WsClient($peer->url('/socket.io/')));
report(fn () => new WsClient($peer->url('/socket.io/?EIO=4')));
report(fn () => new WsClient($peer->url('/socket.io/?EIO=4&transport=websocket&sid=none')));
$ws = new WsClient($peer->url('/socket.io/?EIO=4&transport=websocket'));
echo substr($ws->receive(20.0), 0, 7), "\n";
?>
--EXPECTF--
WsClient\HandshakeException: the endpoint speaks Socket.IO, and the URL names no transport that it knows
  ws://127.0.0.1:%d/socket.io/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  body      Transport unknown
  by        Socket.IO
  help      use a plain WebSocket endpoint, if the server has one: Socket.IO has its own message format on top of WebSocket
  help      to speak Socket.IO itself, end the URL in /socket.io/?EIO=4&transport=websocket, and send and parse its packets
  code      handshake.socket_io_endpoint
  [handshake.socket_io_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-socket-io-endpoint]
WsClient\HandshakeException: the endpoint speaks Socket.IO, and the URL names no transport that it knows
  ws://127.0.0.1:%d/socket.io/?EIO=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  body      Transport unknown
  by        Socket.IO
  help      use a plain WebSocket endpoint, if the server has one: Socket.IO has its own message format on top of WebSocket
  help      to speak Socket.IO itself, end the URL in /socket.io/?EIO=4&transport=websocket, and send and parse its packets
  code      handshake.socket_io_endpoint
  [handshake.socket_io_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-socket-io-endpoint]
WsClient\HandshakeException: the endpoint speaks Socket.IO, and the server does not know the session ID in the URL
  ws://127.0.0.1:%d/socket.io/?EIO=***&transport=***&sid=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  body      Session ID unknown
  by        Socket.IO
  help      remove sid from the URL; if it is required, configure the load balancer to always route a client to the same server (sticky sessions)
  code      handshake.socket_io_endpoint
  [handshake.socket_io_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-socket-io-endpoint]
0{"sid"
