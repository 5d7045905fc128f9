--TEST--
@fastify/websocket refuses in words, and closes a page that is asked for an upgrade without a word: diagnose() says so
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_node_package('@fastify/websocket');
?>
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('fastify_websocket');
$ws = new WsClient($peer->url('/echo'));
$ws->send('to fastify');
echo $ws->receive(20.0), "\n";
foreach (['/other', '/token'] as $path) {
    report(fn () => new WsClient($peer->url($path)));
}
$ws = new WsClient($peer->url('/page'));
var_dump($ws->receive(20.0), $ws->getCloseInfo()->code);
$report = visit($peer->url('/page'));
echo strtok((string) $report, "\n"), "\n";
?>
--EXPECTF--
to fastify
WsClient\HandshakeException: the server has no endpoint at /other (404): "Route GET:/other not found"
  ws://127.0.0.1:%d/other
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received  HTTP/1.1 404 Not Found
  body      {"message":"Route GET:/other not found","error":"Not Found","statusCode":404}
  help      check the path: a WebSocket endpoint often has its own, such as /ws, /socket or /app/KEY
  help      if there is a proxy, check that it forwards the path, Upgrade and Connection
  code      handshake.not_found
  [handshake.not_found, layer handshake, fault caller, final, docs/errors.md#handshake-not-found]
WsClient\HandshakeException: the server requires credentials (401): "token missing"
  ws://127.0.0.1:%d/token
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 401)
  received  HTTP/1.1 401 Unauthorized
  body      {"statusCode":401,"error":"Unauthorized","message":"token missing"}
  help      pass the token where the server expects it: headers: ['Authorization' => 'Bearer …'], the query, a cookie or a subprotocol
  code      handshake.unauthorized
  [handshake.unauthorized, layer handshake, fault caller, final, docs/errors.md#handshake-unauthorized]
NULL
int(1005)
ok
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
warn     websocket.first_frames     the server closed the connection within %f ms of the 101 without a word: likely no route has this path
connected, but the server closed the connection within %f ms of the 101 without a word: likely no route has this path
