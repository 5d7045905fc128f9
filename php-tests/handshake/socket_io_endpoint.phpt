--TEST--
A path that speaks Socket.IO (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

foreach ([
    ['HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{"code":0,"message":"Transport unknown"}', []],
    ['HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{"code":1,"message":"Session ID unknown"}', []],
    ['HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-type: text/html\r\nContent-Length: 28\r\n\r\nUnsupported protocol version', []],
] as [$answer, $arguments]) {
    $peer = Peer::script('head', "send $answer", 'close');
    report(fn () => new WsClient($peer->url('/socket.io/'), ...$arguments));
}
?>
--EXPECTF--
