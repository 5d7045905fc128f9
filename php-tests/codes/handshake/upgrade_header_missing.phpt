--TEST--
A 101 that does not upgrade to WebSocket
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nServer: nginx\r\nUpgrade: h2c\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket, h2c\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nUpgrade: h2c\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade:\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n',
] as $answer) {
    $peer = Peer::script('head', "send $answer", 'drain');
    $e = report(fn () => new WsClient($peer->url('/chat')));
    var_dump($e->status, $e->body);
}
?>
--EXPECTF--
WsClient\HandshakeException: the 101 response lacks Upgrade: websocket
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  Upgrade: websocket
  found     no such header
  help      the server or a proxy in between does not complete the handshake as RFC 6455 requires: fix it there
  code      handshake.upgrade_header
  [handshake.upgrade_header, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-header]
int(101)
string(0) ""
WsClient\HandshakeException: the 101 response lacks Upgrade: websocket
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  Upgrade: websocket
  found     h2c
  server    nginx
  help      the server or a proxy in between does not complete the handshake as RFC 6455 requires: fix it there
  code      handshake.upgrade_header
  [handshake.upgrade_header, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-header]
int(101)
string(0) ""
WsClient\HandshakeException: the 101 response lacks Upgrade: websocket
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  Upgrade: websocket
  found     websocket, h2c
  help      the server or a proxy in between does not complete the handshake as RFC 6455 requires: fix it there
  code      handshake.upgrade_header
  [handshake.upgrade_header, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-header]
int(101)
string(0) ""
WsClient\HandshakeException: the 101 response lacks Upgrade: websocket
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  Upgrade: websocket
  found     websocket, h2c
  help      the server or a proxy in between does not complete the handshake as RFC 6455 requires: fix it there
  code      handshake.upgrade_header
  [handshake.upgrade_header, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-header]
int(101)
string(0) ""
WsClient\HandshakeException: the 101 response lacks Upgrade: websocket
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  Upgrade: websocket
  found     
  help      the server or a proxy in between does not complete the handshake as RFC 6455 requires: fix it there
  code      handshake.upgrade_header
  [handshake.upgrade_header, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-header]
int(101)
string(0) ""
