--TEST--
Endless interim (1xx) answers do not open the connection
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'repeat 100 HTTP/1.1 100 Continue\r\n\r\n', 'drain');
report(fn () => new WsClient($peer->url()));
?>
--EXPECTF--
WsClient\HandshakeException: the server answered HTTP/1.1 100 Continue instead of 101
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 100)
  received  HTTP/1.1 100 Continue
  help      check the path: a WebSocket endpoint often has its own, such as /ws, /socket or /app/KEY
  help      if there is a proxy, check that it forwards the path, Upgrade and Connection
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
