--TEST--
An Origin that the server does not accept, or that is missing (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    ['HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\nSec-Websocket-Version: 13\r\nX-Content-Type-Options: nosniff\r\n\r\nForbidden\n', ['headers' => ['Origin' => 'https://evil.example']]],
    ['HTTP/1.1 403 Forbidden\r\nServer: nginx/1.26.2\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nrequest Origin "https://evil.example" is not authorized for Host "127.0.0.1"\n', ['headers' => ['Origin' => 'https://evil.example']]],
    ['HTTP/1.1 403 Forbidden\r\nServer: Python/3.11 websockets/17.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nFailed to open a WebSocket connection: missing Origin header.\n', []],
    ['HTTP/1.1 404 Not Found\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPage not found', []],
] as [$answer, $arguments]) {
    $peer = Peer::script('head', "send $answer", 'close');
    report(fn () => new WsClient($peer->url('/chat'), ...$arguments));
}
?>
--EXPECTF--
WsClient\HandshakeException: the server does not accept the Origin https://evil.example
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  body      Forbidden
  by        gorilla/websocket
  sent      Origin: https://evil.example
  help      add it to the server's allowed origins, or send an allowed one: headers: ['Origin' => '…']
  code      handshake.forbidden_origin
  [handshake.forbidden_origin, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden-origin]
WsClient\HandshakeException: the server does not accept the Origin https://evil.example
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  server    nginx/1.26.2
  body      request Origin "https://evil.example" is not authorized for Host "127.0.0.1"
  by        coder/websocket, through nginx 1.26.2
  sent      Origin: https://evil.example
  help      add it to the server's allowed origins, or send an allowed one: headers: ['Origin' => '…']
  code      handshake.forbidden_origin
  [handshake.forbidden_origin, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden-origin]
WsClient\HandshakeException: the server requires an allowed Origin, and the request had none
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  server    Python/3.11 websockets/17.0
  body      Failed to open a WebSocket connection: missing Origin header.
  by        python websockets
  sent      no Origin
  help      send the Origin of the site that the server belongs to: headers: ['Origin' => 'http://127.0.0.1:%d']
  code      handshake.forbidden_origin
  [handshake.forbidden_origin, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden-origin]
WsClient\HandshakeException: Action Cable does not accept the request, likely because it has no Origin
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received  HTTP/1.1 404 Not Found
  body      Page not found
  by        Action Cable
  help      send the Origin of the site: headers: ['Origin' => 'https://your.site']; by default only the server's own host is allowed
  help      or a proxy in front of it dropped the upgrade; in Apache: ProxyPass "/path" "http://backend/path" upgrade=websocket; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; in a load balancer or CDN: enable WebSockets, over HTTP/1.1
  code      handshake.forbidden_origin
  [handshake.forbidden_origin, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden-origin]
