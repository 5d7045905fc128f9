--TEST--
A subprotocol that was not offered
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Protocol: superchat\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Protocol: Chat\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Protocol: chat, v2.chat\r\n\r\n',
] as $answer) {
    $peer = Peer::script('head', "send $answer", 'drain');
    report(fn () => new WsClient($peer->url('/chat'), subprotocols: ['v2.chat', 'chat']));
}
?>
--EXPECTF--
WsClient\HandshakeException: the server chose the subprotocol "superchat", which was not offered
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  offered  v2.chat, chat
  help     offer one that the server supports: subprotocols: ['…']; names are case-sensitive
  code     handshake.subprotocol
  [handshake.subprotocol, layer handshake, fault server, final, docs/errors.md#handshake-subprotocol]
WsClient\HandshakeException: the server chose the subprotocol "Chat", which was not offered
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  offered  v2.chat, chat
  help     offer one that the server supports: subprotocols: ['…']; names are case-sensitive
  code     handshake.subprotocol
  [handshake.subprotocol, layer handshake, fault server, final, docs/errors.md#handshake-subprotocol]
WsClient\HandshakeException: the server chose the subprotocol "chat, v2.chat", which was not offered
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  offered  v2.chat, chat
  help     offer one that the server supports: subprotocols: ['…']; names are case-sensitive
  code     handshake.subprotocol
  [handshake.subprotocol, layer handshake, fault server, final, docs/errors.md#handshake-subprotocol]
