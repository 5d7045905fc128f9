--TEST--
A page, a file or a plain HTTP service instead of a WebSocket (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

foreach ([
    ['HTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\nContent-Type: text/html\r\nContent-Length: 15\r\nETag: "67a1-f"\r\nAccept-Ranges: bytes\r\n\r\n<!doctype html>', []],
    ['HTTP/1.1 200 OK\r\nHost: localhost\r\nConnection: close\r\nX-Powered-By: PHP/8.2.31\r\nContent-type: text/html; charset=UTF-8\r\n\r\n<h1>hello</h1>', []],
    ['HTTP/1.0 404 File not found\r\nServer: SimpleHTTP/0.6 Python/3.11.2\r\nContent-Type: text/html;charset=utf-8\r\n\r\n<!DOCTYPE HTML>', []],
    ['HTTP/1.1 405 Method Not Allowed\r\nAllow: POST\r\nContent-Length: 0\r\n\r\n', []],
    ['HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}', []],
] as [$answer, $arguments]) {
    $peer = Peer::script('head', "send $answer", 'close');
    report(fn () => new WsClient($peer->url('/chat'), ...$arguments));
}
?>
--EXPECTF--
