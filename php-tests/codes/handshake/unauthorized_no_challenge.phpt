--TEST--
A 401 without WWW-Authenticate
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n', 'close');
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: the server requires credentials
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 401)
  received  HTTP/1.1 401 Unauthorized
  help      pass credentials: headers: ['Authorization' => 'Bearer …'], or ws://user:password@host for Basic
  help      or the server refuses something else, such as the path or the Origin: its 401 names no scheme for credentials
  code      handshake.unauthorized
  [handshake.unauthorized, layer handshake, fault caller, final, docs/errors.md#handshake-unauthorized]
