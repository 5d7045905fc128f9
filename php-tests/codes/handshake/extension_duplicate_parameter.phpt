--TEST--
The same parameter of permessage-deflate twice
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10; server_max_window_bits=10\r\n\r\n', 'drain');
report(fn () => new WsClient($peer->url()));
?>
--EXPECTF--
WsClient\HandshakeException: the server accepted permessage-deflate with the same parameter twice
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  found    Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10; server_max_window_bits=10
  wrong    server_max_window_bits
  offered  permessage-deflate; client_max_window_bits, permessage-deflate; client_no_context_takeover; client_max_window_bits
  help     pass compression: false to connect without compression
  help     the server or a proxy in between does not complete the handshake as RFC 6455 requires: fix it there
  code     handshake.extension
  [handshake.extension, layer handshake, fault server, final, docs/errors.md#handshake-extension]
