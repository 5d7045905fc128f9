--TEST--
The body of a refusal is decoded from its chunks
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 400 Bad Request\r\nTransfer-Encoding: chunked\r\n\r\n6;x=y\r\nNo key\r\n1\r\n!\r\n0\r\nX-Trailer: 1\r\n\r\n', 'hang');
$e = report(fn () => new WsClient($peer->url('/chat'), connect_timeout: 30));
var_dump($e->body);
?>
--EXPECTF--
WsClient\HandshakeException: the server answered HTTP/1.1 400 Bad Request instead of 101: "No key!"
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  body      No key!
  help      correct what the server names: the path, the query or a header field of the request
  help      if there is a proxy, check that it forwards the path, Upgrade and Connection
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
string(7) "No key!"
