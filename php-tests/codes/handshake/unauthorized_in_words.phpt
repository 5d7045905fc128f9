--TEST--
Refusals that blame a signature, the time or a token: the server's words are quoted, not an Origin suggested
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    '{"message":"HMAC signature does not match"}',
    '{"message":"request timestamp is outside of the allowed skew"}',
    '{"error":"invalid_token","error_description":"The token has expired"}',
    '{"code":40001,"msg":"\\\\u7b7e\\\\u540d\\\\u9519\\\\u8bef"}',
] as $body) {
    $peer = Peer::script('head', 'send HTTP/1.1 403 Forbidden\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n' . $body, 'close');
    report(fn () => new WsClient($peer->url()));
}
?>
--EXPECTF--
