--TEST--
What the target of a redirect reveals about its cause
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

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
WsClient\HandshakeException: the server redirects to /chat/
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 301)
  received  HTTP/1.1 301 Moved Permanently
  server    nginx/1.22.1
  help      the path needs a trailing slash: connect to ws://127.0.0.1:%d/chat/
  code      handshake.redirect
  [handshake.redirect, layer handshake, fault caller, final, docs/errors.md#handshake-redirect]
WsClient\HandshakeException: the server redirects to https://127.0.0.1/chat?t=***
  ws://127.0.0.1:%d/chat?t=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 308)
  received  HTTP/1.1 308 Permanent Redirect
  help      the server requires TLS: connect to wss://127.0.0.1/chat?t=***
  code      handshake.redirect
  [handshake.redirect, layer handshake, fault caller, final, docs/errors.md#handshake-redirect]
WsClient\HandshakeException: the server redirects to /users/sign_in
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 302)
  received  HTTP/1.1 302 Found
  help      that is likely a login page: pass a session cookie or a token, as in headers: ['Cookie' => '…'] or ['Authorization' => 'Bearer …']
  code      handshake.redirect
  [handshake.redirect, layer handshake, fault caller, final, docs/errors.md#handshake-redirect]
WsClient\HandshakeException: the server redirects to /users/sign_in
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 302)
  received  HTTP/1.1 302 Found
  help      the server likely rejected the credentials and redirects to its login page: check headers: ['Cookie' => '…'] or ['Authorization' => 'Bearer …']
  code      handshake.redirect
  [handshake.redirect, layer handshake, fault caller, final, docs/errors.md#handshake-redirect]
WsClient\HandshakeException: the server redirects to http://localhost/chat
  wss://localhost:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.3) · handshake FAILED after %f ms (HTTP 301)
  received  HTTP/1.1 301 Moved Permanently
  help      the redirect drops TLS: the server likely does not know that clients use TLS; configure the proxy to send X-Forwarded-Proto: https and the server to trust it
  code      handshake.redirect
  [handshake.redirect, layer handshake, fault caller, final, docs/errors.md#handshake-redirect]
