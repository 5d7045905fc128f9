--TEST--
If the peer closes instead of sending a pong, ping() throws how the connection ended; earlier messages are kept
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'frame', 'send ' . frame(1, 'last words') . close_frame(4000, 'no'), 'frame', 'close');
$ws = new WsClient($peer->url());
thrown(fn () => $ws->ping('', 5.0));
var_dump($ws->isOpen(), $ws->receive());
thrown(fn () => $ws->receive());
$peer = Peer::script('101', 'frame', 'send ' . close_frame(1000), 'frame', 'close');
$ws = new WsClient($peer->url());
thrown(fn () => $ws->ping('', 5.0));
var_dump($ws->receive());
?>
--EXPECT--
WsClient\ConnectionClosedException websocket.closed 4000
bool(true)
string(10) "last words"
WsClient\ConnectionClosedException websocket.closed 4000
WsClient\ConnectionClosedException websocket.closed 1000
NULL
