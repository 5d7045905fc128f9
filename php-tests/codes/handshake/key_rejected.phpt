--TEST--
The server does not accept the Sec-WebSocket-Key of the request (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    ['HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: 43\r\n\r\nMissing or invalid Sec-WebSocket-Key header', []],
    ['HTTP/1.1 400 Invalid Sec-WebSocket-Key\r\nX-Powered-By: Ratchet/0.4.4\r\nConnection: close\r\n\r\n', []],
] as [$answer, $arguments]) {
    $peer = Peer::script('head', "send $answer", 'close');
    report(fn () => new WsClient($peer->url('/chat'), ...$arguments));
}
?>
--EXPECTF--
WsClient\HandshakeException: node's ws does not accept the Sec-WebSocket-Key of the request
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  body      Missing or invalid Sec-WebSocket-Key header
  by        node's ws
  help      the key was valid when sent: a proxy in between likely removed or changed it; check its rules for Sec-WebSocket-* header fields
  code      handshake.key_rejected
  [handshake.key_rejected, layer handshake, fault server, final, docs/errors.md#handshake-key-rejected]
WsClient\HandshakeException: Ratchet does not accept the Sec-WebSocket-Key of the request
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received    HTTP/1.1 400 Invalid Sec-WebSocket-Key
  powered by  Ratchet/0.4.4
  by          Ratchet
  help        the key was valid when sent: a proxy in between likely removed or changed it; check its rules for Sec-WebSocket-* header fields
  code        handshake.key_rejected
  [handshake.key_rejected, layer handshake, fault server, final, docs/errors.md#handshake-key-rejected]
