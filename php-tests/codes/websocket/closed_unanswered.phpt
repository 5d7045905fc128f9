--TEST--
After a close() that the server did not answer, later calls say so
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo();
$ws = new WsClient($peer->url('/noclose'), close_timeout: 0.2);
takes(0.2, 1.5, fn () => $ws->close());
var_dump($ws->receive());
report(fn () => $ws->receive());
?>
--EXPECTF--
NULL
WsClient\ConnectionClosedException: the connection is closed: this program has closed it
  ws://127.0.0.1:%d/noclose
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found   the server did not answer the Close frame within %f ms
  code    websocket.closed
  [websocket.closed, layer websocket, fault caller, final, docs/errors.md#websocket-closed]
