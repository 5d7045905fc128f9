--TEST--
A path that speaks Socket.IO (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    ['HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{"code":0,"message":"Transport unknown"}', []],
    ['HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{"code":1,"message":"Session ID unknown"}', []],
    ['HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-type: text/html\r\nContent-Length: 28\r\n\r\nUnsupported protocol version', []],
] as [$answer, $arguments]) {
    $peer = Peer::script('head', "send $answer", 'close');
    report(fn () => new WsClient($peer->url('/socket.io/'), ...$arguments));
}
?>
--EXPECTF--
WsClient\HandshakeException: the endpoint speaks Socket.IO, and the URL names no transport that it knows
  ws://127.0.0.1:%d/socket.io/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  body      {"code":0,"message":"Transport unknown"}
  by        Socket.IO
  help      use a plain WebSocket endpoint, if the server has one: Socket.IO has its own message format on top of WebSocket
  help      to speak Socket.IO itself, end the URL in /socket.io/?EIO=4&transport=websocket, and send and parse its packets
  code      handshake.socket_io_endpoint
  [handshake.socket_io_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-socket-io-endpoint]
WsClient\HandshakeException: the endpoint speaks Socket.IO, and the server does not know the session ID in the URL
  ws://127.0.0.1:%d/socket.io/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  body      {"code":1,"message":"Session ID unknown"}
  by        Socket.IO
  help      remove sid from the URL; if it is required, configure the load balancer to always route a client to the same server (sticky sessions)
  code      handshake.socket_io_endpoint
  [handshake.socket_io_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-socket-io-endpoint]
WsClient\HandshakeException: the endpoint speaks Socket.IO, in a version other than the one requested
  ws://127.0.0.1:%d/socket.io/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  body      Unsupported protocol version
  by        Socket.IO
  help      set EIO in the URL to the server's version: EIO=4 for Socket.IO 3 and 4, EIO=3 for Socket.IO 2
  code      handshake.socket_io_endpoint
  [handshake.socket_io_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-socket-io-endpoint]
