--TEST--
A redirect is reported with its target and the URL to use; values of the query are hidden
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    '301' => 'https://chat.example.com/ws',
    '302' => '/login?next=%2Fchat&ticket=s3cret',
    '307' => 'http://127.0.0.1:8080/ws?token=s3cret',
    '308' => 'wss://chat.example.com/',
    '303' => 'login',
    '300' => 'https://alice:s3cret@chat.example.com/#s3cret',
] as $status => $location) {
    $peer = Peer::script('head', "send HTTP/1.1 $status Go On\\r\\nLocation: $location\\r\\nContent-Length: 0\\r\\n\\r\\n", 'close');
    $e = report(fn () => new WsClient($peer->url('/chat')));
    var_dump($e->status, $e->headers['Location'] === $location, str_contains($e . json_encode($e->report), 's3cret'));
}
// Without a place to go, it is just another status.
$peer = Peer::script('head', 'send HTTP/1.1 304 Not Modified\r\n\r\n', 'close');
report(fn () => new WsClient($peer->url()));
?>
--EXPECTF--
WsClient\HandshakeException: the server redirects to https://chat.example.com/ws
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 301)
  received  HTTP/1.1 301 Go On
  help      if that is the endpoint, connect to wss://chat.example.com/ws; if it is a login page, the request lacks credentials
  code      handshake.redirect
  [handshake.redirect, layer handshake, fault caller, final, docs/errors.md#handshake-redirect]
int(301)
bool(true)
bool(false)
WsClient\HandshakeException: the server redirects to /login?next=***&ticket=***
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 302)
  received  HTTP/1.1 302 Go On
  help      that is likely a login page: pass a session cookie or a token, as in headers: ['Cookie' => '…'] or ['Authorization' => 'Bearer …']
  code      handshake.redirect
  [handshake.redirect, layer handshake, fault caller, final, docs/errors.md#handshake-redirect]
int(302)
bool(true)
bool(false)
WsClient\HandshakeException: the server redirects to http://127.0.0.1:%d/ws?token=***
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 307)
  received  HTTP/1.1 307 Go On
  help      if that is the endpoint, connect to ws://127.0.0.1:%d/ws?token=***; if it is a login page, the request lacks credentials
  code      handshake.redirect
  [handshake.redirect, layer handshake, fault caller, final, docs/errors.md#handshake-redirect]
int(307)
bool(true)
bool(false)
WsClient\HandshakeException: the server redirects to wss://chat.example.com/
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 308)
  received  HTTP/1.1 308 Go On
  help      if that is the endpoint, connect to wss://chat.example.com/; if it is a login page, the request lacks credentials
  code      handshake.redirect
  [handshake.redirect, layer handshake, fault caller, final, docs/errors.md#handshake-redirect]
int(308)
bool(true)
bool(false)
WsClient\HandshakeException: the server redirects to login
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 303)
  received  HTTP/1.1 303 Go On
  help      that is likely a login page: pass a session cookie or a token, as in headers: ['Cookie' => '…'] or ['Authorization' => 'Bearer …']
  code      handshake.redirect
  [handshake.redirect, layer handshake, fault caller, final, docs/errors.md#handshake-redirect]
int(303)
bool(true)
bool(false)
WsClient\HandshakeException: the server redirects to https://***@chat.example.com/#***
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 300)
  received  HTTP/1.1 300 Go On
  help      if that is the endpoint, connect to wss://***@chat.example.com/; if it is a login page, the request lacks credentials
  code      handshake.redirect
  [handshake.redirect, layer handshake, fault caller, final, docs/errors.md#handshake-redirect]
int(300)
bool(true)
bool(false)
WsClient\HandshakeException: the server answered HTTP/1.1 304 Not Modified instead of 101
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 304)
  received  HTTP/1.1 304 Not Modified
  help      check the path: a WebSocket endpoint often has its own, such as /ws, /socket or /app/KEY
  help      if there is a proxy, check that it forwards the path, Upgrade and Connection
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
