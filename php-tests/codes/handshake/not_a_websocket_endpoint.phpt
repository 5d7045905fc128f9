--TEST--
A page, a file or a plain HTTP service instead of a WebSocket (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    ['HTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\nContent-Type: text/html\r\nContent-Length: 15\r\nETag: "67a1-f"\r\nAccept-Ranges: bytes\r\n\r\n<!doctype html>', []],
    ['HTTP/1.1 200 OK\r\nHost: localhost\r\nConnection: close\r\nX-Powered-By: PHP/8.2.31\r\nContent-type: text/html; charset=UTF-8\r\n\r\n<h1>hello</h1>', []],
    ['HTTP/1.0 404 File not found\r\nServer: SimpleHTTP/0.6 Python/3.11.2\r\nContent-Type: text/html;charset=utf-8\r\n\r\n<!DOCTYPE HTML>', []],
    ['HTTP/1.1 405 Method Not Allowed\r\nAllow: POST\r\nContent-Length: 0\r\n\r\n', []],
    ['HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}', []],
] as [$answer, $arguments]) {
    $peer = Peer::script('head', "send $answer", 'close');
    report(fn () => new WsClient($peer->url('/chat'), ...$arguments));
}
?>
--EXPECTF--
WsClient\HandshakeException: nginx serves /chat as a file
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 200)
  received  HTTP/1.1 200 OK
  server    nginx/1.22.1
  body      <!doctype html>
  help      likely no location proxies this path: add one with proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  help      or the path is wrong: check the URL
  code      handshake.not_a_websocket_endpoint
  [handshake.not_a_websocket_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-not-a-websocket-endpoint]
WsClient\HandshakeException: PHP's development server (php -S) answered, which has no WebSocket
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 200)
  received    HTTP/1.1 200 OK
  powered by  PHP/8.2.31
  body        <h1>hello</h1>
  help        start the WebSocket server on its own port, and use that port in the URL
  code        handshake.not_a_websocket_endpoint
  [handshake.not_a_websocket_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-not-a-websocket-endpoint]
WsClient\HandshakeException: python's http.server answered, which has no WebSocket
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received  HTTP/1.0 404 File not found
  server    SimpleHTTP/0.6 Python/3.11.2
  body      <!DOCTYPE HTML>
  help      start the WebSocket server on its own port, and use that port in the URL
  code      handshake.not_a_websocket_endpoint
  [handshake.not_a_websocket_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-not-a-websocket-endpoint]
WsClient\HandshakeException: /chat is not a WebSocket endpoint: the server does not accept GET there (405)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 405)
  received  HTTP/1.1 405 Method Not Allowed
  allows    POST
  help      check the path: a WebSocket endpoint often has its own, such as /ws, /socket or /app/KEY
  help      if there is a proxy, check that it forwards the path, Upgrade and Connection
  code      handshake.not_a_websocket_endpoint
  [handshake.not_a_websocket_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-not-a-websocket-endpoint]
WsClient\HandshakeException: the server answered /chat with plain HTTP (200), not with an upgrade
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 200)
  received  HTTP/1.1 200 OK
  body      {}
  help      check the path: a WebSocket endpoint often has its own, such as /ws, /socket or /app/KEY
  help      if there is a proxy, check that it forwards the path, Upgrade and Connection
  code      handshake.not_a_websocket_endpoint
  [handshake.not_a_websocket_endpoint, layer handshake, fault caller, final, docs/errors.md#handshake-not-a-websocket-endpoint]
