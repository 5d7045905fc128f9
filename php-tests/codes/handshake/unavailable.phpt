--TEST--
A server that is overloaded or under maintenance: the report contains when to retry
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    '503 Service Unavailable\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n',
    '503 Service Unavailable\r\nContent-Type: application/json\r\nContent-Length: 45\r\n\r\n{"error":"down","message":"Under maintenance"}',
] as $response) {
    $peer = Peer::script('head', "send HTTP/1.1 $response", 'close');
    $e = report(fn () => new WsClient($peer->url('/chat')));
    var_dump($e->diagnosis->retryable, $e->diagnosis->retryAfter);
}
?>
--EXPECTF--
