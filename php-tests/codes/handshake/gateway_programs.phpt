--TEST--
Gateways that explain the failure themselves (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    ['HTTP/1.1 503 Service Unavailable\r\ncache-control: no-cache\r\ncontent-type: text/html\r\n\r\n<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n', []],
    ['HTTP/1.1 502 Bad Gateway\r\ncache-control: no-cache\r\ncontent-type: text/html\r\n\r\n<html><body><h1>502 Bad Gateway</h1>\nThe server returned an invalid or incomplete response.\n</body></html>\n', []],
    ['HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nno available server\n', []],
    ['HTTP/1.1 502 Bad Gateway\r\nServer: Caddy\r\nContent-Length: 0\r\n\r\n', []],
    ['HTTP/1.1 503 Service Unavailable\r\nserver: envoy\r\n\r\nupstream connect error or disconnect/reset before headers. reset reason: connection failure', []],
    ['HTTP/1.1 521 \r\nServer: cloudflare\r\nCF-RAY: 8f2e-FRA\r\nRetry-After: 60\r\n\r\nerror code: 521', []],
    ['HTTP/1.1 464 \r\nServer: awselb/2.0\r\nContent-Length: 0\r\n\r\n', []],
    ['HTTP/1.1 503 Service Unavailable\r\nServer: Cowboy\r\nVia: 1.1 vegur\r\n\r\n<iframe src="//www.herokucdn.com/error-pages/application-error.html"></iframe>', []],
] as [$answer, $arguments]) {
    $peer = Peer::script('head', "send $answer", 'close');
    report(fn () => new WsClient($peer->url('/chat'), ...$arguments));
}
?>
--EXPECTF--
WsClient\HandshakeException: HAProxy has no available server for the request (503)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Service Unavailable
  body      <html><body><h1>503 Service Unavailable</h1> No server is available to handle this request. </body></html>
  by        HAProxy
  help      check that a server of the backend is running: HAProxy's log and stats page show why health checks fail
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: HAProxy received an invalid or incomplete response from the upstream server (502)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Bad Gateway
  body      <html><body><h1>502 Bad Gateway</h1> The server returned an invalid or incomplete response. </body></html>
  by        HAProxy
  help      the upstream server likely speaks TLS: in HAProxy, add ssl ca-file /path/to/ca.pem to the server line; or it crashed
  help      or its 101 lacks Sec-WebSocket-Accept or Connection: Upgrade, which HAProxy checks
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: Traefik has no available server for the request (503)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Service Unavailable
  body      no available server
  by        Traefik
  help      check that a server of the service is running and passes its health check
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: Caddy could not reach the upstream server (502)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Bad Gateway
  server    Caddy
  by        Caddy
  help      check that the upstream server is running and listens where reverse_proxy points: see Caddy's log
  help      or the upstream server speaks TLS: use reverse_proxy https://backend
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: Envoy could not reach the upstream server (503)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Service Unavailable
  server    envoy
  body      upstream connect error or disconnect/reset before headers. reset reason: connection failure
  by        Envoy
  help      the upstream server is likely down, or the cluster has the wrong port; the body says how the connection ended
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: the origin server refuses Cloudflare's connections (521)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 521)
  received  HTTP/1.1 521
  server    cloudflare
  body      error code: 521
  by        Cloudflare
  help      start the origin server, and allow Cloudflare's addresses in its firewall
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable after 60 s, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: the AWS load balancer cannot forward HTTP/1.1: its target group uses HTTP/2 or gRPC (464)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 464)
  received  HTTP/1.1 464
  server    awselb/2.0
  by        AWS load balancer
  help      set the target group's protocol version to HTTP1: only HTTP1 forwards upgrades
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, final, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: Heroku received no response from the application (503)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Service Unavailable
  server    Cowboy
  via       1.1 vegur
  body      <iframe src="//www.herokucdn.com/error-pages/application-error.html"></iframe>
  through   Heroku
  help      see the H code in heroku logs: likely H10 (the application crashed), H12 (it took over 30 s) or H14 (no web dyno runs)
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
