--TEST--
A response head over 64 KiB, or with more than 128 fields
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 101 Switching Protocols\r\nX-Long: ', 'repeat 66000 a', 'drain');
report(fn () => new WsClient($peer->url()));
$peer = Peer::script('head', 'send HTTP/1.1 101 Switching Protocols\r\n', 'repeat 129 X-Field: 1\r\n', 'send \r\n', 'drain');
report(fn () => new WsClient($peer->url()));
// A server that never ends its head is cut off all the same.
$peer = Peer::script('head', 'send HTTP/1.1 200 OK\r\n', 'repeat 10000000 X-Field: 1\r\n', 'drain');
report(fn () => new WsClient($peer->url()));
?>
--EXPECTF--
WsClient\HandshakeException: the response head is longer than 65536 bytes
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "HTTP/1.1 101 Switching Protocols\r\nX-Long: aaaaaaaaaaaaaaaaaaaaaa"…
  code    handshake.head_too_large
  [handshake.head_too_large, layer handshake, fault server, final, docs/errors.md#handshake-head-too-large]
WsClient\HandshakeException: the response has more than 128 header fields
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "HTTP/1.1 101 Switching Protocols\r\nX-Field: 1\r\nX-Field: 1\r\nX-Fiel"…
  code    handshake.head_too_large
  [handshake.head_too_large, layer handshake, fault server, final, docs/errors.md#handshake-head-too-large]
WsClient\HandshakeException: the response head is longer than 65536 bytes
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "HTTP/1.1 200 OK\r\nX-Field: 1\r\nX-Field: 1\r\nX-Field: 1\r\nX-Field: 1\r"…
  code    handshake.head_too_large
  [handshake.head_too_large, layer handshake, fault server, final, docs/errors.md#handshake-head-too-large]
