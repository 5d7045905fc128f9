--TEST--
permessage-deflate in the answer although it was not offered
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n', 'drain');
report(fn () => new WsClient($peer->url(), compression: false));
?>
--EXPECTF--
WsClient\HandshakeException: the server uses an extension that was not offered
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  found    Sec-WebSocket-Extensions: permessage-deflate
  wrong    permessage-deflate
  offered  nothing
  help     the server or a proxy in between does not complete the handshake as RFC 6455 requires: fix it there
  code     handshake.extension
  [handshake.extension, layer handshake, fault server, final, docs/errors.md#handshake-extension]
