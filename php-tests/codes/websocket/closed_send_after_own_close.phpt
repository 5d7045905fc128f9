--TEST--
Sending after the program's own close() is reported as such
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
$ws->close();
$e = report(fn () => $ws->send('late'));
var_dump($e->getCode());
?>
--EXPECTF--
WsClient\ConnectionClosedException: the connection is closed: this program has closed it
  ws://127.0.0.1:%d/echo
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found   code 1000 (Normal Closure)
  code    websocket.closed
  [websocket.closed, layer websocket, fault caller, final, docs/errors.md#websocket-closed]
int(1000)
