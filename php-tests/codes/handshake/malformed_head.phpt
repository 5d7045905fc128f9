--TEST--
A response that starts like HTTP but has an invalid head
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    'HTTP/1.1 abc Switching Protocols\r\n\r\n',
    'HTTP/1.1 1\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nno colon here\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nBad Name: 1\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nX-Value: a\0b\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nX Blank: a\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\rUpgrade: websocket\r\n\r\n',
] as $answer) {
    $peer = Peer::script('head', "send $answer", 'drain');
    report(fn () => new WsClient($peer->url()));
}
?>
--EXPECTF--
WsClient\HandshakeException: the response head is not valid HTTP: its status line cannot be parsed
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "HTTP/1.1 abc Switching Protocols\r\n\r\n"
  code    handshake.malformed_head
  [handshake.malformed_head, layer handshake, fault server, final, docs/errors.md#handshake-malformed-head]
WsClient\HandshakeException: the response head is not valid HTTP: its status line cannot be parsed
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "HTTP/1.1 1\r\n\r\n"
  code    handshake.malformed_head
  [handshake.malformed_head, layer handshake, fault server, final, docs/errors.md#handshake-malformed-head]
WsClient\HandshakeException: the response head is not valid HTTP: its header name cannot be parsed
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "HTTP/1.1 101 Switching Protocols\r\nno colon here\r\n\r\n"
  code    handshake.malformed_head
  [handshake.malformed_head, layer handshake, fault server, final, docs/errors.md#handshake-malformed-head]
WsClient\HandshakeException: the response head is not valid HTTP: its header name cannot be parsed
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "HTTP/1.1 101 Switching Protocols\r\nBad Name: 1\r\n\r\n"
  code    handshake.malformed_head
  [handshake.malformed_head, layer handshake, fault server, final, docs/errors.md#handshake-malformed-head]
WsClient\HandshakeException: the response head is not valid HTTP: its header value cannot be parsed
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "HTTP/1.1 101 Switching Protocols\r\nX-Value: a\x00b\r\n\r\n"
  code    handshake.malformed_head
  [handshake.malformed_head, layer handshake, fault server, final, docs/errors.md#handshake-malformed-head]
WsClient\HandshakeException: the response head is not valid HTTP: its header name cannot be parsed
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "HTTP/1.1 101 Switching Protocols\r\nX Blank: a\r\n\r\n"
  code    handshake.malformed_head
  [handshake.malformed_head, layer handshake, fault server, final, docs/errors.md#handshake-malformed-head]
WsClient\HandshakeException: the response head is not valid HTTP: its status line cannot be parsed
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "HTTP/1.1 101 Switching Protocols\rUpgrade: websocket\r\n\r\n"
  code    handshake.malformed_head
  [handshake.malformed_head, layer handshake, fault server, final, docs/errors.md#handshake-malformed-head]
