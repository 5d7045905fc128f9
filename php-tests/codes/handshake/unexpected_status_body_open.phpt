--TEST--
A body that never ends is read for two seconds only
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 500 Oops\r\nContent-Length: 99\r\n\r\nthe start of', 'hang');
$start = hrtime(true);
$e = report(fn () => new WsClient($peer->url(), connect_timeout: 30));
$seconds = (hrtime(true) - $start) / 1e9;
var_dump($e->body, $seconds >= 1.9 && $seconds < 8);
// And no more than is left of connect_timeout.
$start = hrtime(true);
$e = report(fn () => new WsClient($peer->url(), connect_timeout: 0.4));
var_dump($e->body, (hrtime(true) - $start) / 1e9 < 1.5);
?>
--EXPECTF--
WsClient\HandshakeException: the server failed to handle the upgrade (500): "the start of"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 500)
  received  HTTP/1.1 500 Oops
  body      the start of
  help      see the server's log: its handler likely crashed, or does not accept WebSocket on this path
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
string(12) "the start of"
bool(true)
WsClient\HandshakeException: the server failed to handle the upgrade (500): "the start of"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 500)
  received  HTTP/1.1 500 Oops
  body      the start of
  help      see the server's log: its handler likely crashed, or does not accept WebSocket on this path
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
string(12) "the start of"
bool(true)
