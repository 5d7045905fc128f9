--TEST--
After a Close with 1000, 1001 or no code, receive() returns null once, and later calls throw; our answer has the same code
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
foreach ([close_frame(1000, 'done'), close_frame(1001), frame(8)] as $close) {
    $peer = Peer::script('101', 'send ' . frame(1, 'last') . $close, 'frame', 'transcript', 'close');
    $ws = new WsClient($peer->url());
    var_dump($ws->receive(5.0), $ws->receive(5.0));
    thrown(fn () => $ws->receive());
    thrown(fn () => $ws->receiveMessage());
    show_frames($peer);
    show_end($ws);
    thrown(fn () => $ws->send('x'));
}
?>
--EXPECT--
string(4) "last"
NULL
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 1000
the server got Close 1000
closed 1000 "done" clean by the peer
WsClient\ConnectionClosedException websocket.closed 1000
string(4) "last"
NULL
WsClient\ConnectionClosedException websocket.closed 1001
WsClient\ConnectionClosedException websocket.closed 1001
the server got Close 1001
closed 1001 "" clean by the peer
WsClient\ConnectionClosedException websocket.closed 1001
string(4) "last"
NULL
WsClient\ConnectionClosedException websocket.closed 1005
WsClient\ConnectionClosedException websocket.closed 1005
the server got Close
closed 1005 "" clean by the peer
WsClient\ConnectionClosedException websocket.closed 1005
