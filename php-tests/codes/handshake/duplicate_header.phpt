--TEST--
A header that must appear once appears twice
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Accept: {accept}\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Protocol: chat\r\nSec-WebSocket-Protocol: chat\r\n\r\n',
] as $answer) {
    $peer = Peer::script('head', "send $answer", 'drain');
    report(fn () => new WsClient($peer->url('/chat'), subprotocols: ['chat']));
}
?>
--EXPECTF--
WsClient\HandshakeException: the 101 response has 2 Sec-WebSocket-Accept headers instead of one
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  found   %s= | %s=
  help    the server and a proxy in between likely each added one
  code    handshake.duplicate_header
  [handshake.duplicate_header, layer handshake, fault server, final, docs/errors.md#handshake-duplicate-header]
WsClient\HandshakeException: the 101 response has 2 Sec-WebSocket-Protocol headers instead of one
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  found   chat | chat
  help    the server and a proxy in between likely each added one
  code    handshake.duplicate_header
  [handshake.duplicate_header, layer handshake, fault server, final, docs/errors.md#handshake-duplicate-header]
