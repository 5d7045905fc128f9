--TEST--
A path that the server does not know; its query is not shown
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo();
$e = report(fn () => new WsClient($peer->url('/nothing/here?token=sesame')));
var_dump($e->status, $e->headers, $e->body, $e->report->response['statusLine']);
?>
--EXPECTF--
WsClient\HandshakeException: the server found nothing at /nothing/here (404)
  ws://127.0.0.1:%d/nothing/here?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received  HTTP/1.1 404 Not Found
  body      404 Not Found
  help      check the path: a WebSocket endpoint often has its own, such as /ws, /socket or /app/KEY
  help      if there is a proxy, check that it forwards the path, Upgrade and Connection
  code      handshake.not_found
  [handshake.not_found, layer handshake, fault caller, final, docs/errors.md#handshake-not-found]
int(404)
array(3) {
  ["Content-Type"]=>
  string(10) "text/plain"
  ["Content-Length"]=>
  string(2) "13"
  ["Connection"]=>
  string(5) "close"
}
string(13) "404 Not Found"
string(22) "HTTP/1.1 404 Not Found"
