--TEST--
A network that wants a login (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

foreach ([
    ['HTTP/1.1 511 Network Authentication Required\r\nContent-Type: text/html\r\n\r\n<html><head><title>Network Authentication Required</title></head><body><p>You need to <a href="https://login.example.net/">authenticate</a></p></body></html>', []],
] as [$answer, $arguments]) {
    $peer = Peer::script('head', "send $answer", 'close');
    report(fn () => new WsClient($peer->url('/chat'), ...$arguments));
}
?>
--EXPECTF--
