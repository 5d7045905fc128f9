--TEST--
A gateway that cannot reach the server behind it
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['502 Bad Gateway', '503 Service Unavailable', '504 Gateway Timeout'] as $status) {
    $peer = Peer::script('head', "send HTTP/1.1 $status\\r\\nServer: nginx/1.26.2\\r\\nVia: 1.1 proxy.example.com\\r\\nRetry-After: 7\\r\\nContent-Length: 0\\r\\n\\r\\n", 'close');
    $e = report(fn () => new WsClient($peer->url()));
    var_dump($e->status, $e->diagnosis->retryAfter);
}
?>
--EXPECTF--
WsClient\HandshakeException: a gateway received no valid response from the upstream server (502)
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Bad Gateway
  server    nginx/1.26.2
  via       1.1 proxy.example.com
  help      check that the gateway's upstream server is running, and that the gateway connects to it with the right scheme, http or https
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable after 7 s, docs/errors.md#handshake-gateway]
int(502)
float(7)
WsClient\HandshakeException: the server, or a gateway's upstream server, is unavailable (503)
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Service Unavailable
  server    nginx/1.26.2
  via       1.1 proxy.example.com
  help      the server asks to wait 7 s before the next attempt
  help      the server is likely overloaded or under maintenance: see its log
  help      check that the gateway's upstream server is running, and that the gateway connects to it with the right scheme, http or https
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable after 7 s, docs/errors.md#handshake-gateway]
int(503)
float(7)
WsClient\HandshakeException: a gateway received no response from the upstream server in time (504)
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 504)
  received  HTTP/1.1 504 Gateway Timeout
  server    nginx/1.26.2
  via       1.1 proxy.example.com
  help      check that the gateway's upstream server is running, and that the gateway connects to it with the right scheme, http or https
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable after 7 s, docs/errors.md#handshake-gateway]
int(504)
float(7)
