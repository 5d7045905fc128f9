--TEST--
Applications that got the request without its upgrade, behind proxies that drop it (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

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
    ['HTTP/1.1 400 Bad Request\r\nServer: Microsoft-IIS/10.0\r\nSec-Websocket-Version: 13\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBad Request\n', []],
    ['HTTP/1.1 426 Upgrade Required\r\nx-azure-ref: 20261123T\r\nContent-Length: 16\r\n\r\nUpgrade Required', []],
] as [$answer, $arguments]) {
    $peer = Peer::script('head', "send $answer", 'close');
    report(fn () => new WsClient($peer->url('/chat'), ...$arguments));
}
?>
--EXPECTF--
