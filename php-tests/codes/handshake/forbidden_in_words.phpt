--TEST--
Refusals that blame the address, the host, a plan, a limit or a path, and one whose words are not known
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    '403 Forbidden\r\n\r\nYour IP address is not on the allowlist',
    '403 Forbidden\r\n\r\nInvalid Host header',
    '403 Forbidden\r\n\r\n{"error":{"code":7,"message":"Upgrade your plan to use streaming"}}',
    '403 Forbidden\r\n\r\n{"errors":["connection quota is used up"]}',
    '400 Bad Request\r\n\r\n{"message":"no Route matched with those values"}',
    '403 Forbidden\r\nContent-Type: text/html\r\n\r\n<html><head><title>Not today</title></head>',
] as $response) {
    $peer = Peer::script('head', "send HTTP/1.1 $response", 'close');
    report(fn () => new WsClient($peer->url('/chat')));
}
?>
--EXPECTF--
