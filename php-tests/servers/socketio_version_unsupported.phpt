--TEST--
Socket.IO that does not support the version in the URL sends an HTTP answer after its 101
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
$ws = new WsClient($peer->url('/socket.io/?transport=websocket'));
report(fn () => $ws->receive(20.0));
?>
--EXPECTF--
WsClient\ProtocolException: the endpoint speaks Socket.IO, in a version other than the one requested
  ws://127.0.0.1:%d/socket.io/?transport=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  expected  no reserved bits, because no extension was negotiated
  found     a Close frame of 84 bytes with RSV1
  that is   HTTP/1.1 400 Bad Request Connection: close Content-type: text/html Content-Length: 28 Unsupported protocol version
  sent      a Close frame with code 1002 (Protocol error)
  help      set EIO in the URL to the server's version: EIO=4 for Socket.IO 3 and 4, EIO=3 for Socket.IO 2; without EIO, a server assumes an older version
  help      or use a plain WebSocket endpoint, if the server has one: Socket.IO has its own message format on top of WebSocket
  code      websocket.reserved_bits
  [websocket.reserved_bits, layer websocket, fault caller, final, docs/errors.md#websocket-reserved-bits]
