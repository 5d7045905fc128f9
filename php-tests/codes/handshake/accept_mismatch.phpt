--TEST--
A Sec-WebSocket-Accept that belongs to another key
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {key}\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept:\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}=\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}, {accept}\r\n\r\n',
] as $answer) {
    $peer = Peer::script('head', "send $answer", 'drain');
    report(fn () => new WsClient($peer->url('/chat')));
}
?>
--EXPECTF--
WsClient\HandshakeException: Sec-WebSocket-Accept does not fit the key of this request
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  %s
  found     s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
  help      the server answers with the example of RFC 6455, whatever the key: it must compute it from each request's key
  code      handshake.accept_mismatch
  [handshake.accept_mismatch, layer handshake, fault server, final, docs/errors.md#handshake-accept-mismatch]
WsClient\HandshakeException: Sec-WebSocket-Accept does not fit the key of this request
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  %s
  found     %s==
  help      the server sends the key back as it came: it must answer base64(sha1(key . '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'))
  code      handshake.accept_mismatch
  [handshake.accept_mismatch, layer handshake, fault server, final, docs/errors.md#handshake-accept-mismatch]
WsClient\HandshakeException: Sec-WebSocket-Accept does not fit the key of this request
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  %s
  found     
  help      the answer was likely made for another request: a cache or proxy in between, or a server that does not compute it as RFC 6455 wants
  code      handshake.accept_mismatch
  [handshake.accept_mismatch, layer handshake, fault server, final, docs/errors.md#handshake-accept-mismatch]
WsClient\HandshakeException: Sec-WebSocket-Accept does not fit the key of this request
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  %s
  found     %s==
  help      the answer was likely made for another request: a cache or proxy in between, or a server that does not compute it as RFC 6455 wants
  code      handshake.accept_mismatch
  [handshake.accept_mismatch, layer handshake, fault server, final, docs/errors.md#handshake-accept-mismatch]
WsClient\HandshakeException: Sec-WebSocket-Accept does not fit the key of this request
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  %s
  found     %s=, %s
  help      the answer was likely made for another request: a cache or proxy in between, or a server that does not compute it as RFC 6455 wants
  code      handshake.accept_mismatch
  [handshake.accept_mismatch, layer handshake, fault server, final, docs/errors.md#handshake-accept-mismatch]
