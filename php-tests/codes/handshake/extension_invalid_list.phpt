--TEST--
A Sec-WebSocket-Extensions that is not a valid list
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Extensions: permessage-deflate; server_max_window_bits="10\r\n\r\n', 'drain');
report(fn () => new WsClient($peer->url()));
?>
--EXPECTF--
WsClient\HandshakeException: the server's list of extensions cannot be parsed
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  extension names with parameters (RFC 6455 section 9.1)
  found     Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits="10
  offered   permessage-deflate; client_max_window_bits, permessage-deflate; client_no_context_takeover; client_max_window_bits
  help      pass compression: false to connect without compression
  help      the server or a proxy in between does not complete the handshake as RFC 6455 requires: fix it there
  code      handshake.extension
  [handshake.extension, layer handshake, fault server, final, docs/errors.md#handshake-extension]
