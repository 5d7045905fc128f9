--TEST--
Every other close code throws ConnectionClosedException with that code, from every call
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
foreach ([1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4999] as $code) {
    $peer = Peer::script('101', 'send ' . close_frame($code, 'because'), 'frame', 'transcript', 'close');
    $ws = new WsClient($peer->url());
    thrown(fn () => $ws->receive(5.0));
    show_frames($peer);
    show_end($ws);
}
foreach (['receive', 'receiveMessage', 'poll', 'pollMessages', 'ping', 'getStream'] as $method) {
    thrown(fn () => $ws->$method());
}
thrown(fn () => $ws->send('x'));
?>
--EXPECT--
WsClient\ConnectionClosedException websocket.closed 1002
the server got Close 1002
closed 1002 "because" clean by the peer
WsClient\ConnectionClosedException websocket.closed 1003
the server got Close 1003
closed 1003 "because" clean by the peer
WsClient\ConnectionClosedException websocket.closed 1007
the server got Close 1007
closed 1007 "because" clean by the peer
WsClient\ConnectionClosedException websocket.closed 1008
the server got Close 1008
closed 1008 "because" clean by the peer
WsClient\ConnectionClosedException websocket.closed 1009
the server got Close 1009
closed 1009 "because" clean by the peer
WsClient\ConnectionClosedException websocket.closed 1010
the server got Close 1010
closed 1010 "because" clean by the peer
WsClient\ConnectionClosedException websocket.closed 1011
the server got Close 1011
closed 1011 "because" clean by the peer
WsClient\ConnectionClosedException websocket.closed 1012
the server got Close 1012
closed 1012 "because" clean by the peer
WsClient\ConnectionClosedException websocket.closed 1013
the server got Close 1013
closed 1013 "because" clean by the peer
WsClient\ConnectionClosedException websocket.closed 1014
the server got Close 1014
closed 1014 "because" clean by the peer
WsClient\ConnectionClosedException websocket.closed 3000
the server got Close 3000
closed 3000 "because" clean by the peer
WsClient\ConnectionClosedException websocket.closed 4999
the server got Close 4999
closed 4999 "because" clean by the peer
WsClient\ConnectionClosedException websocket.closed 4999
WsClient\ConnectionClosedException websocket.closed 4999
WsClient\ConnectionClosedException websocket.closed 4999
WsClient\ConnectionClosedException websocket.closed 4999
WsClient\ConnectionClosedException websocket.closed 4999
WsClient\ConnectionClosedException websocket.closed 4999
WsClient\ConnectionClosedException websocket.closed 4999
