--TEST--
A 101 whose Connection has no token Upgrade
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {accept}\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: close\r\nConnection: keep-alive\r\nSec-WebSocket-Accept: {accept}\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: NotUpgrade, Upgraded\r\nSec-WebSocket-Accept: {accept}\r\n\r\n',
] as $answer) {
    $peer = Peer::script('head', "send $answer", 'drain');
    report(fn () => new WsClient($peer->url('/chat')));
}
?>
--EXPECTF--
WsClient\HandshakeException: the 101 response lacks Connection: Upgrade
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  Connection: Upgrade
  found     no such header
  help      the server or a proxy in between does not complete the handshake as RFC 6455 requires: fix it there
  code      handshake.connection_header
  [handshake.connection_header, layer handshake, fault server, final, docs/errors.md#handshake-connection-header]
WsClient\HandshakeException: the 101 response lacks Connection: Upgrade
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  Connection: Upgrade
  found     close, keep-alive
  help      the server or a proxy in between does not complete the handshake as RFC 6455 requires: fix it there
  code      handshake.connection_header
  [handshake.connection_header, layer handshake, fault server, final, docs/errors.md#handshake-connection-header]
WsClient\HandshakeException: the 101 response lacks Connection: Upgrade
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  Connection: Upgrade
  found     NotUpgrade, Upgraded
  help      the server or a proxy in between does not complete the handshake as RFC 6455 requires: fix it there
  code      handshake.connection_header
  [handshake.connection_header, layer handshake, fault server, final, docs/errors.md#handshake-connection-header]
