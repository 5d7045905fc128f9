--TEST--
A server that is overloaded or under maintenance: the report contains when to retry
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    '503 Service Unavailable\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n',
    '503 Service Unavailable\r\nContent-Type: application/json\r\nContent-Length: 45\r\n\r\n{"error":"down","message":"Under maintenance"}',
] as $response) {
    $peer = Peer::script('head', "send HTTP/1.1 $response", 'close');
    $e = report(fn () => new WsClient($peer->url('/chat')));
    var_dump($e->diagnosis->retryable, $e->diagnosis->retryAfter);
}
?>
--EXPECTF--
WsClient\HandshakeException: the server is overloaded or under maintenance (503)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Service Unavailable
  help      the server asks to wait 120 s before the next attempt
  help      connect again later, with growing pauses between attempts
  code      handshake.unavailable
  [handshake.unavailable, layer handshake, fault server, retryable after 120 s, docs/errors.md#handshake-unavailable]
bool(true)
float(120)
WsClient\HandshakeException: the server is unavailable (503): "Under maintenance"
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Service Unavailable
  body      {"error":"down","message":"Under maintenance"
  help      connect again later, with growing pauses between attempts
  code      handshake.unavailable
  [handshake.unavailable, layer handshake, fault server, retryable, docs/errors.md#handshake-unavailable]
bool(true)
NULL
