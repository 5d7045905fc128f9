--TEST--
What the place that a redirect points to tells
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 301 Moved Permanently\r\nServer: nginx/1.22.1\r\nLocation: /chat/\r\nContent-Length: 0\r\n\r\n', 'close');
report(fn () => new WsClient($peer->url('/chat')));
$peer = Peer::script('head', 'send HTTP/1.1 308 Permanent Redirect\r\nLocation: https://127.0.0.1/chat?t={key}\r\nContent-Length: 0\r\n\r\n', 'close');
report(fn () => new WsClient($peer->url('/chat?t=sesame')));
$peer = Peer::script('head', 'send HTTP/1.1 302 Found\r\nLocation: /users/sign_in\r\nContent-Length: 0\r\n\r\n', 'close');
report(fn () => new WsClient($peer->url('/chat')));
report(fn () => new WsClient($peer->url('/chat'), headers: ['Cookie' => 'sid=expired']));
$peer = Peer::scriptTls('good', 'head', 'send HTTP/1.1 301 Moved Permanently\r\nLocation: http://localhost/chat\r\nContent-Length: 0\r\n\r\n', 'close');
report(fn () => new WsClient($peer->tlsUrl('/chat'), tls: ['cafile' => pki() . '/ca.pem']));
?>
--EXPECTF--
