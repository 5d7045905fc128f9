--TEST--
A key that did not arrive as it was sent (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

foreach ([
    ['HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: 43\r\n\r\nMissing or invalid Sec-WebSocket-Key header', []],
    ['HTTP/1.1 400 Invalid Sec-WebSocket-Key\r\nX-Powered-By: Ratchet/0.4.4\r\nConnection: close\r\n\r\n', []],
] as [$answer, $arguments]) {
    $peer = Peer::script('head', "send $answer", 'close');
    report(fn () => new WsClient($peer->url('/chat'), ...$arguments));
}
?>
--EXPECTF--
