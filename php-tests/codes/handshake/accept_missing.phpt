--TEST--
A 101 without Sec-WebSocket-Accept
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nServer: old\r\n\r\n',
] as $answer) {
    $peer = Peer::script('head', "send $answer", 'drain');
    report(fn () => new WsClient($peer->url('/chat')));
}
?>
--EXPECTF--
WsClient\HandshakeException: the 101 response lacks Sec-WebSocket-Accept
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  server  old
  help    the server or a proxy in between does not complete the handshake as RFC 6455 requires: fix it there
  code    handshake.accept_missing
  [handshake.accept_missing, layer handshake, fault server, final, docs/errors.md#handshake-accept-missing]
