--TEST--
A server that requires another version of the protocol
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 426 Upgrade Required\r\nSec-WebSocket-Version: 8, 7\r\nSec-WebSocket-Version: 0\r\nContent-Length: 0\r\n\r\n', 'close');
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: the server requires another version of the WebSocket protocol
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  expected  Sec-WebSocket-Version: 13
  found     Sec-WebSocket-Version: 8, 7, 0
  help      the server only supports drafts from before 2011: update it
  code      handshake.version_unsupported
  [handshake.version_unsupported, layer handshake, fault server, final, docs/errors.md#handshake-version-unsupported]
