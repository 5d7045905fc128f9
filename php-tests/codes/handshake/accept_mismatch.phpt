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
WsClient\HandshakeException: Sec-WebSocket-Accept does not match the key of this request
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  %s
  found     s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
  help      the server answers with the example of RFC 6455: it must compute the value from the key of each request
  code      handshake.accept_mismatch
  [handshake.accept_mismatch, layer handshake, fault server, final, docs/errors.md#handshake-accept-mismatch]
WsClient\HandshakeException: Sec-WebSocket-Accept does not match the key of this request
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  %s
  found     %s==
  help      the server returns the key unchanged: it must answer base64(sha1(key . '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'))
  code      handshake.accept_mismatch
  [handshake.accept_mismatch, layer handshake, fault server, final, docs/errors.md#handshake-accept-mismatch]
WsClient\HandshakeException: Sec-WebSocket-Accept does not match the key of this request
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  %s
  found     
  help      a cache or proxy likely returned the response to another request, or the server computes the value incorrectly
  code      handshake.accept_mismatch
  [handshake.accept_mismatch, layer handshake, fault server, final, docs/errors.md#handshake-accept-mismatch]
WsClient\HandshakeException: Sec-WebSocket-Accept does not match the key of this request
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  %s
  found     %s==
  help      a cache or proxy likely returned the response to another request, or the server computes the value incorrectly
  code      handshake.accept_mismatch
  [handshake.accept_mismatch, layer handshake, fault server, final, docs/errors.md#handshake-accept-mismatch]
WsClient\HandshakeException: Sec-WebSocket-Accept does not match the key of this request
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  %s
  found     %s=, %s
  help      a cache or proxy likely returned the response to another request, or the server computes the value incorrectly
  code      handshake.accept_mismatch
  [handshake.accept_mismatch, layer handshake, fault server, final, docs/errors.md#handshake-accept-mismatch]
