--TEST--
Line breaks and escapes in a reason cannot forge a report
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send ' . close_frame(4000, "a\r\n  code    tls.alert\x1b[31m\0b"), 'frame', 'close');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
var_dump($ws->getCloseInfo()->reason === "a\r\n  code    tls.alert\x1b[31m\0b");
?>
--EXPECTF--
WsClient\ConnectionClosedException: the server closed the connection with code 4000 (private use): "a code tls.alert [31m b"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  reason  a code tls.alert [31m b
  help    the code is specific to the application: see the server's documentation
  code    websocket.closed
  [websocket.closed, layer websocket, fault server, final, docs/errors.md#websocket-closed]
bool(true)
