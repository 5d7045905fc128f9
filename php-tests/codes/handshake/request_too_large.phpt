--TEST--
A request whose head is too large for the server (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    ['HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\n\r\n<center>Request Header Or Cookie Too Large</center>\r\n<hr><center>nginx/1.22.1</center>\r\n', ['headers' => ['Cookie' => 'sid=' . str_repeat('x', 9000)]]],
    ['HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n', []],
] as [$answer, $arguments]) {
    $peer = Peer::script('head', "send $answer", 'close');
    report(fn () => new WsClient($peer->url('/chat'), ...$arguments));
}
?>
--EXPECTF--
WsClient\HandshakeException: the head of the request is too large for the server
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  server    nginx/1.22.1
  body      <center>Request Header Or Cookie Too Large</center> <hr><center>nginx/1.22.1</center>
  sent      a head of %d bytes
  help      send fewer or shorter cookies and header fields
  help      or raise the server's limit; in nginx: large_client_header_buffers 4 32k;
  code      handshake.request_too_large
  [handshake.request_too_large, layer handshake, fault caller, final, docs/errors.md#handshake-request-too-large]
WsClient\HandshakeException: the head of the request is too large for the server
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 431)
  received  HTTP/1.1 431 Request Header Fields Too Large
  sent      a head of %d bytes
  help      send fewer or shorter header fields, and a shorter query
  help      or raise the server's limit; in nginx: large_client_header_buffers 4 32k;
  code      handshake.request_too_large
  [handshake.request_too_large, layer handshake, fault caller, final, docs/errors.md#handshake-request-too-large]
