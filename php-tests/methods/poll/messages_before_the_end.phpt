--TEST--
poll() returns the messages first; the next call throws how the connection ended
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('head', 'send HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
    . 'Sec-WebSocket-Accept: {accept}\r\n\r\n' . frame(1, 'a') . frame(1, 'b') . close_frame(4000, 'enough'), 'frame', 'close');
$ws = new WsClient($peer->url());
var_dump($ws->poll());
thrown(fn () => $ws->poll());
thrown(fn () => $ws->pollMessages());
thrown(fn () => $ws->receive());
show_end($ws);

$peer = Peer::script('head', 'send HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
    . 'Sec-WebSocket-Accept: {accept}\r\n\r\n' . frame(1, 'a') . close_frame(1000), 'frame', 'close');
$ws = new WsClient($peer->url());
var_dump($ws->poll(), $ws->poll());
thrown(fn () => $ws->poll());
thrown(fn () => $ws->pollMessages());
thrown(fn () => $ws->receive());
show_end($ws);
?>
--EXPECT--
array(2) {
  [0]=>
  string(1) "a"
  [1]=>
  string(1) "b"
}
WsClient\ConnectionClosedException websocket.closed 4000
WsClient\ConnectionClosedException websocket.closed 4000
WsClient\ConnectionClosedException websocket.closed 4000
closed 4000 "enough" clean by the peer
array(1) {
  [0]=>
  string(1) "a"
}
array(0) {
}
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 1000
closed 1000 "" clean by the peer
