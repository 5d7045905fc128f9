--TEST--
An HTTP response, or a page, after the 101
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['HTTP/1.1 500 Internal Server Error\r\n\r\n', '<html><body>oops, sesame-123</body></html>'] as $bytes) {
    $peer = Peer::script('head', 'send HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n', "send $bytes", 'drain');
    $ws = new WsClient($peer->url('/chat?token=sesame-123'));
    report(fn () => $ws->receive(5));
}
?>
--EXPECTF--
WsClient\ProtocolException: the server sent an HTTP response after its 101, in place of frames
  ws://127.0.0.1:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  expected  no reserved bits, because no extension was negotiated
  found     a Close frame of 84 bytes with RSV1
  that is   HTTP/1.1 500 Internal Server Error
  sent      a Close frame with code 1002 (Protocol error)
  help      the server or a proxy likely sent an error after the 101: check the server's log for a handler that failed right after the upgrade
  help      the bytes are likely not frames at all: look for something in between that writes into the connection
  code      websocket.reserved_bits
  [websocket.reserved_bits, layer websocket, fault server, final, docs/errors.md#websocket-reserved-bits]
WsClient\ProtocolException: the server sent an HTML page after its 101, in place of frames
  ws://127.0.0.1:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  expected  no reserved bits, because no extension was negotiated
  found     a frame with opcode 12 of 104 bytes with RSV2, RSV3
  that is   <html><body>oops, ***</body></html>
  sent      a Close frame with code 1002 (Protocol error)
  help      the server or a proxy likely sent an error after the 101: check the server's log for a handler that failed right after the upgrade
  help      the bytes are likely not frames at all: look for something in between that writes into the connection
  code      websocket.reserved_bits
  [websocket.reserved_bits, layer websocket, fault server, final, docs/errors.md#websocket-reserved-bits]
