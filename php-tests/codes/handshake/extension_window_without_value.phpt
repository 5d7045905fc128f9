--TEST--
client_max_window_bits without a value, which is allowed in an offer only
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n', 'drain');
report(fn () => new WsClient($peer->url()));
?>
--EXPECTF--
WsClient\HandshakeException: the server accepted permessage-deflate with an invalid parameter value
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  client_max_window_bits from 8 to 15
  found     Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits
  wrong     client_max_window_bits without a value
  offered   permessage-deflate; client_max_window_bits, permessage-deflate; client_no_context_takeover; client_max_window_bits
  help      pass compression: false to connect without compression
  help      the server or a proxy in between does not complete the handshake as RFC 6455 requires: fix it there
  code      handshake.extension
  [handshake.extension, layer handshake, fault server, final, docs/errors.md#handshake-extension]
