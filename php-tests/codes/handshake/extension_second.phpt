--TEST--
Another extension in addition to permessage-deflate
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\nSec-WebSocket-Extensions: x-other\r\n\r\n',
] as $answer) {
    $peer = Peer::script('head', "send $answer", 'drain');
    report(fn () => new WsClient($peer->url('/chat')));
}
?>
--EXPECTF--
WsClient\HandshakeException: the server uses an extension that was not offered
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  found    Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover, x-other
  wrong    x-other
  offered  permessage-deflate; client_max_window_bits, permessage-deflate; client_no_context_takeover; client_max_window_bits
  help     the server or a proxy in between does not complete the handshake as RFC 6455 requires: fix it there
  code     handshake.extension
  [handshake.extension, layer handshake, fault server, final, docs/errors.md#handshake-extension]
