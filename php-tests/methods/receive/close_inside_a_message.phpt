--TEST--
A Close between the fragments of a message ends the connection; the incomplete message is not returned
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'send ' . frame(1, 'half', false) . close_frame(1000) . frame(0, 'more') . frame(1, 'late'), 'frame', 'transcript', 'close');
$ws = new WsClient($peer->url());
var_dump($ws->receive(5.0));
thrown(fn () => $ws->poll());
show_frames($peer);
show_end($ws);
?>
--EXPECT--
NULL
WsClient\ConnectionClosedException websocket.closed 1000
the server got Close 1000
closed 1000 "" clean by the peer
