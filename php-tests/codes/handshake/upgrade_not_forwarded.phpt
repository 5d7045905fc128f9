--TEST--
Applications behind a proxy that removes the upgrade from the request (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    ['HTTP/1.1 400 \r\nServer: nginx/1.22.1\r\nContent-Length: 34\r\n\r\nCan "Upgrade" only to "WebSocket".', []],
    ['HTTP/1.1 426 Upgrade Required\r\nContent-Length: 16\r\nContent-Type: text/plain\r\nX-Varnish: 32770\r\nVia: 1.1 varnish (Varnish/7.1)\r\n\r\nUpgrade Required', []],
    ['HTTP/1.1 426 Upgrade Required\r\nVia: 1.1 proxy.example.com (squid/5.7)\r\nContent-Type: text/plain\r\nContent-Length: 16\r\n\r\nUpgrade Required', []],
    ['HTTP/1.1 400 Bad Request\r\nServer: Cowboy\r\nVia: 1.1 kong/3.4.2\r\n\r\n\'connection\' header must contain \'upgrade\', got ["keep-alive"]', []],
    ['HTTP/1.1 426 Upgrade Required\r\nServer: Apache/2.4.62 (Debian)\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<h1>Upgrade Required</h1>\n<p>The requested resource can only be retrieved\nusing SSL.', []],
    ['HTTP/1.1 502 Proxy Error\r\nServer: Apache/2.4.62 (Debian)\r\n\r\nReason: <strong>Unexpected Upgrade: websocket (expecting n/a)</strong>', []],
    ['HTTP/1.1 500 Internal Server Error\r\nServer: Caddy\r\nContent-Length: 22\r\n\r\nInternal server error.', []],
    ['HTTP/1.1 426 Upgrade Required\r\nServer: istio-envoy\r\nContent-Length: 0\r\n\r\n', []],
    ['HTTP/1.1 403 Forbidden\r\nserver: envoy\r\ncontent-length: 0\r\n\r\n', []],
    ['HTTP/1.1 400 Bad Request\r\nServer: Microsoft-IIS/10.0\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: 22\r\n\r\nInvalid Upgrade header', []],
    ['HTTP/1.1 426 Upgrade Required\r\nx-azure-ref: 20261123T\r\nContent-Length: 16\r\n\r\nUpgrade Required', []],
] as [$answer, $arguments]) {
    $peer = Peer::script('head', "send $answer", 'close');
    report(fn () => new WsClient($peer->url('/chat'), ...$arguments));
}
?>
--EXPECTF--
WsClient\HandshakeException: the upgrade did not reach Spring: a proxy in front of it, likely nginx, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400
  server    nginx/1.22.1
  body      Can "Upgrade" only to "WebSocket".
  by        Spring, through nginx 1.22.1
  help      in nginx's location, set proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: the upgrade did not reach node's ws: a proxy in front of it, likely Varnish, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  via       1.1 varnish (Varnish/7.1)
  body      Upgrade Required
  by        node's ws, through Varnish 7.1
  help      in Varnish's vcl_recv: if (req.http.Upgrade ~ "(?i)websocket") { return (pipe); } and in vcl_pipe: set bereq.http.Upgrade = req.http.Upgrade; set bereq.http.Connection = req.http.Connection;
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: the upgrade did not reach node's ws: a proxy in front of it, likely Squid, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  via       1.1 proxy.example.com (squid/5.7)
  body      Upgrade Required
  by        node's ws, through Squid 5.7
  help      in squid.conf (Squid 5 or newer), set http_upgrade_request_protocols websocket allow all; or use wss://, which a Squid that intercepts does not read
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: the upgrade did not reach Phoenix: a proxy in front of it dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  server    Cowboy
  via       1.1 kong/3.4.2
  body      'connection' header must contain 'upgrade', got ["keep-alive"]
  by        Phoenix, through Kong 3.4.2
  help      configure every proxy in between to forward Upgrade and Connection over HTTP/1.1; in Apache: ProxyPass "/path" "http://backend/path" upgrade=websocket; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; in a load balancer or CDN: enable WebSockets, over HTTP/1.1
  help      Kong forwards upgrades by default: another proxy in between likely drops them
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: the upgrade did not reach Apache's mod_proxy_wstunnel: a proxy in front of Apache dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  server    Apache/2.4.62 (Debian)
  body      <h1>Upgrade Required</h1> <p>The requested resource can only be retrieved using SSL.
  by        Apache
  help      configure the proxy in front of Apache to forward Upgrade and Connection; in Apache: ProxyPass "/path" "http://backend/path" upgrade=websocket; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; in a load balancer or CDN: enable WebSockets, over HTTP/1.1
  help      ignore what the body says about SSL: it is Apache's generic text for 426
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: the upstream server upgraded, but Apache is not configured to allow it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Proxy Error
  server    Apache/2.4.62 (Debian)
  body      Reason: <strong>Unexpected Upgrade: websocket (expecting n/a)</strong>
  by        Apache
  help      set ProxyPass "/path" "http://backend/path" upgrade=websocket (Apache 2.4.47 or newer)
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: the upgrade did not reach Laravel Reverb: a proxy in front of it dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 500)
  received  HTTP/1.1 500 Internal Server Error
  server    Caddy
  body      Internal server error.
  by        Laravel Reverb, through Caddy
  help      configure every proxy in between to forward Upgrade and Connection over HTTP/1.1; in Apache: ProxyPass "/path" "http://backend/path" upgrade=websocket; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; in a load balancer or CDN: enable WebSockets, over HTTP/1.1
  help      Caddy's reverse_proxy forwards upgrades by default: look for header_up -Upgrade or -Connection
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: the request reached Envoy as HTTP/1.0, which does not support Upgrade: a proxy in front of it downgraded it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  server    istio-envoy
  by        Envoy
  help      configure the proxy in front of Envoy to use HTTP/1.1 and to forward Upgrade; in Apache: ProxyPass "/path" "http://backend/path" upgrade=websocket; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; in a load balancer or CDN: enable WebSockets, over HTTP/1.1
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: Envoy refused the upgrade (403 without a body)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  server    envoy
  by        Envoy
  help      the route likely does not allow it: in Envoy's HTTP connection manager or route, set upgrade_configs: [{upgrade_type: websocket}]
  help      or no upstream server is running: check that one is
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, retryable, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: the upgrade did not reach node's ws: a proxy in front of it, likely IIS, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  server    Microsoft-IIS/10.0
  body      Invalid Upgrade header
  by        node's ws, through IIS 10.0
  help      in IIS, install the WebSocket Protocol feature: Install-WindowsFeature Web-WebSockets
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: the upgrade did not reach node's ws: a proxy in front of it, likely Azure Front Door, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  body      Upgrade Required
  by        node's ws, through Azure Front Door
  help      in Azure Front Door, disable caching for the route: with caching, it does not forward upgrades
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
