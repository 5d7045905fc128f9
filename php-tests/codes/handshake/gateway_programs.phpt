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
WsClient\HandshakeException: HAProxy has no server for the request (503)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Service Unavailable
  body      <html><body><h1>503 Service Unavailable</h1> No server is available to handle this request. </body></html>
  by        HAProxy
  help      see that a server of the backend is up: HAProxy's log and stats page show why its health checks fail
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: HAProxy got an answer that it does not take from the server behind it (502)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Bad Gateway
  body      <html><body><h1>502 Bad Gateway</h1> The server returned an invalid or incomplete response. </body></html>
  by        HAProxy
  help      the server likely speaks TLS there (add ssl to its server line), or crashed
  help      or its 101 has no Sec-WebSocket-Accept or no Connection: Upgrade, which HAProxy checks
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: Traefik has no server for the request (503)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Service Unavailable
  body      no available server
  by        Traefik
  help      see that a server of the service is up and passes its health check
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: Caddy could not reach the server behind it (502)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Bad Gateway
  server    Caddy
  by        Caddy
  help      see that the server of reverse_proxy is up and listens there: Caddy's log names the cause
  help      likely too: that server speaks TLS: reverse_proxy https://backend
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: Envoy could not reach the server behind it (503)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Service Unavailable
  server    envoy
  body      upstream connect error or disconnect/reset before headers. reset reason: connection failure
  by        Envoy
  help      that server is likely down, or the cluster names another port; the body names how the connection ended
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: Cloudflare: the server behind it refuses connections (521)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 521)
  received  HTTP/1.1 521
  server    cloudflare
  body      error code: 521
  by        Cloudflare
  help      start that server, and let its firewall accept Cloudflare's addresses
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable after 60 s, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: the AWS load balancer cannot pass HTTP/1.1 on: its target group speaks HTTP/2 or gRPC (464)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 464)
  received  HTTP/1.1 464
  server    awselb/2.0
  by        AWS load balancer
  help      set the target group's protocol version to HTTP1: only that passes upgrades on
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, final, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: Heroku got no answer from the application (503)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Service Unavailable
  server    Cowboy
  via       1.1 vegur
  body      <iframe src="//www.herokucdn.com/error-pages/application-error.html"></iframe>
  help      heroku logs shows the H code of the cause: likely H10, the application crashed, H12, it took over 30 s, or H14, no web dyno runs
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
