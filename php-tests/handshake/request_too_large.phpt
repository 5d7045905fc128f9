--TEST--
A request whose head is too large for the server (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

foreach ([
    ['HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\n\r\n<center>Request Header Or Cookie Too Large</center>\r\n<hr><center>nginx/1.22.1</center>\r\n', ['headers' => ['Cookie' => 'sid=' . str_repeat('x', 9000)]]],
    ['HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n', []],
] as [$answer, $arguments]) {
    $peer = Peer::script('head', "send $answer", 'close');
    report(fn () => new WsClient($peer->url('/chat'), ...$arguments));
}
?>
--EXPECTF--
