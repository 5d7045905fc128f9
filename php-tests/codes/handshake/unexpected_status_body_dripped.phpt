--TEST--
A body that is sent very slowly does not extend the time for reading it
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 500 Oops\r\n\r\n', 'drip 100 ' . str_repeat('x', 200), 'hang');
$start = hrtime(true);
$e = report(fn () => new WsClient($peer->url(), connect_timeout: 30));
// All of it would take 20 s.
var_dump((hrtime(true) - $start) / 1e9 < 8, strlen($e->body) < 100);
?>
--EXPECTF--
WsClient\HandshakeException: the server failed to handle the upgrade (500): "x%Sx"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 500)
  received  HTTP/1.1 500 Oops
  body      x%Sx
  help      see the server's log: its handler likely crashed, or does not accept WebSocket on this path
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
bool(true)
bool(true)
