--TEST--
The last message before an end is shown if it is an error, and says what helps
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([close_frame(1011), close_frame(4000), ''] as $end) {
    $wire = frame(1, 'welcome') . frame(1, '{"type":"error","message":"token expired"}') . $end;
    $peer = Peer::script('101', "send $wire", ...($end === '' ? [] : ['frame']), ...['close']);
    $ws = new WsClient($peer->url());
    report(function () use ($ws) { foreach ($ws as $payload); });
}
?>
--EXPECTF--
WsClient\ConnectionClosedException: the server closed the connection with code 1011 (Internal Error)
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  last message  {"type":"error","message":"token expired"}
  help          check the token, key or signature that the server expects, and whether it has expired
  help          see the server's log: it failed while it handled this connection
  code          websocket.closed
  [websocket.closed, layer websocket, fault server, final, docs/errors.md#websocket-closed]
WsClient\ConnectionClosedException: the server closed the connection with code 4000 (private use)
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  last message  {"type":"error","message":"token expired"}
  help          check the token, key or signature that the server expects, and whether it has expired
  help          the code is specific to the application: see the server's documentation
  code          websocket.closed
  [websocket.closed, layer websocket, fault server, final, docs/errors.md#websocket-closed]
WsClient\ConnectionLostException: the connection ended without a Close frame
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found         the peer closed the TCP connection (FIN)
  received      2 messages, 49 bytes of payload; ended between two messages
  idle          no byte received for %f ms, open for %f ms
  last message  {"type":"error","message":"token expired"}
  help          check the token, key or signature that the server expects, and whether it has expired
  help          see the logs of the server, and of any proxy in between, for this time
  code          websocket.lost
  [websocket.lost, layer websocket, fault network, final, docs/errors.md#websocket-lost]
