--TEST--
A Close with a private code is reported with its reason
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
$peer = Peer::script('101', 'send ' . close_frame(4001, 'bye'), 'frame', 'close');
$ws = new WsClient($peer->url());
$e = report(fn () => $ws->receive(5.0));
var_dump($e->getCode(), $e->diagnosis->evidence);
?>
--EXPECTF--
WsClient\ConnectionClosedException: the server closed the connection with code 4001 (private use): "bye"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  reason  bye
  help    the code is specific to the application: see the server's documentation
  code    websocket.closed
  [websocket.closed, layer websocket, fault server, final, docs/errors.md#websocket-closed]
int(4001)
array(1) {
  ["reason"]=>
  string(3) "bye"
}
