--TEST--
Gateways that say themselves what they miss (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

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
