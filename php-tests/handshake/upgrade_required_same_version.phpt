--TEST--
A 426 that names no other version speaks of the upgrade, not of its version
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

foreach (['', 'Sec-WebSocket-Version: 13\r\n', 'Sec-WebSocket-Version: 13, 8\r\n'] as $line) {
    $peer = Peer::script('head', "send HTTP/1.1 426 Upgrade Required\\r\\nUpgrade: websocket\\r\\n{$line}Content-Length: 0\\r\\n\\r\\n", 'close');
    report(fn () => new WsClient($peer->url('/chat')));
}
?>
--EXPECTF--
WsClient\HandshakeException: the server answered HTTP/1.1 426 Upgrade Required instead of 101
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  help      the request reached something that does not take WebSocket there: check the path, and that a proxy in between forwards Upgrade and Connection
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
WsClient\HandshakeException: the server answered HTTP/1.1 426 Upgrade Required instead of 101
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  help      the request reached something that does not take WebSocket there: check the path, and that a proxy in between forwards Upgrade and Connection
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
WsClient\HandshakeException: the server answered HTTP/1.1 426 Upgrade Required instead of 101
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  help      the request reached something that does not take WebSocket there: check the path, and that a proxy in between forwards Upgrade and Connection
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
