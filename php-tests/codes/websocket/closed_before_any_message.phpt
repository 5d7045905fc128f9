--TEST--
A code that speaks of a frame does not blame one of a client that has sent none
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'send ' . close_frame(1002, ''), 'frame', 'close');
$ws = new WsClient($peer->url());
try {
    $ws->receive(5.0);
} catch (WsClient\ConnectionClosedException $e) {
    echo $e->report, "\n";
}
$peer = Peer::script('101', 'frame', 'send ' . close_frame(1002, ''), 'frame', 'close');
$ws = new WsClient($peer->url());
$ws->send('hello');
try {
    $ws->receive(5.0);
} catch (WsClient\ConnectionClosedException $e) {
    echo implode("\n", $e->diagnosis->help), "\n";
}
?>
--EXPECTF--
the server closed the connection with code 1002 (Protocol error)
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  help    this client had not sent a message: the server likely has no route for this path, does not support the subprotocol, or refuses its credentials
  code    websocket.closed
the server considers a frame of this client invalid: likely something in between altered it, which TLS (wss://) prevents
