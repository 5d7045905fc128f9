--TEST--
16 KiB of a body are kept and one line of it is shown
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 500 Oops\r\nContent-Length: 50000000\r\n\r\n', 'repeat 5000000 0123456789', 'drain');
$e = report(fn () => new WsClient($peer->url()));
var_dump(strlen($e->body), $e->body === substr(str_repeat('0123456789', 2000), 0, 16384), strlen($e->report->response['body']));
// Bytes that are no UTF-8 are kept as they are, and the report can still be encoded.
$peer = Peer::script('head', 'send HTTP/1.1 500 Oops\r\nContent-Length: 8\r\n\r\n\xff\xfe\x1b[31m\0', 'close');
$e = report(fn () => new WsClient($peer->url()));
var_dump(bin2hex($e->body), is_string(json_encode($e->report)));
?>
--EXPECTF--
WsClient\HandshakeException: the server failed to handle the upgrade (500): "Oops"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 500)
  received  HTTP/1.1 500 Oops
  body      0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789…
  help      see the server's log: its handler likely crashed, or does not accept WebSocket on this path
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
int(16384)
bool(true)
int(16384)
WsClient\HandshakeException: the server failed to handle the upgrade (500): "�� [31m"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 500)
  received  HTTP/1.1 500 Oops
  body      �� [31m
  help      see the server's log: its handler likely crashed, or does not accept WebSocket on this path
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
string(16) "fffe1b5b33316d00"
bool(true)
