--TEST--
A body that ends early is kept as far as it was received
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 500 Internal Server Error\r\nContent-Length: 1000\r\n\r\nsomething broke', 'close');
$e = report(fn () => new WsClient($peer->url('/chat')));
var_dump($e->body);
?>
--EXPECTF--
WsClient\HandshakeException: the server failed to handle the upgrade (500): "something broke"
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 500)
  received  HTTP/1.1 500 Internal Server Error
  body      something broke
  help      see the server's log: its handler likely crashed, or does not accept WebSocket on this path
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
string(15) "something broke"
