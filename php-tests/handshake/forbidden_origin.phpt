--TEST--
An Origin that the server does not take, or misses (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

foreach ([
    ['HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\nSec-Websocket-Version: 13\r\nX-Content-Type-Options: nosniff\r\n\r\nForbidden\n', ['headers' => ['Origin' => 'https://evil.example']]],
    ['HTTP/1.1 403 Forbidden\r\nServer: nginx/1.26.2\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nrequest Origin "https://evil.example" is not authorized for Host "127.0.0.1"\n', ['headers' => ['Origin' => 'https://evil.example']]],
    ['HTTP/1.1 403 Forbidden\r\nServer: Python/3.11 websockets/17.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nFailed to open a WebSocket connection: missing Origin header.\n', []],
    ['HTTP/1.1 403 Access denied\r\nServer: Daphne\r\nContent-Type: text/html; charset=utf-8\r\n\r\nAccess denied', []],
    ['HTTP/1.1 404 Not Found\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPage not found', []],
] as [$answer, $arguments]) {
    $peer = Peer::script('head', "send $answer", 'close');
    report(fn () => new WsClient($peer->url('/chat'), ...$arguments));
}
?>
--EXPECTF--
