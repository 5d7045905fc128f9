--TEST--
A port that speaks HTTP/2 only starts with its SETTINGS frame
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('read 1', 'send \0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x80', 'drain');
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: port %d of 127.0.0.1 speaks HTTP/2 only
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   an HTTP/2 SETTINGS frame: "\x00\x00\x12\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x80"
  help    enable HTTP/1.1 on this port, or use the server's HTTP/1.1 port
  code    handshake.http2_only
  [handshake.http2_only, layer handshake, fault server, final, docs/errors.md#handshake-http2-only]
