--TEST--
close() sends a Close frame, waits for the peer's and ends TCP; then the connection has ended
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'frame', 'send ' . close_frame(1000), 'close', 'transcript');
$ws = new WsClient($peer->url());
takes(0.0, 2.0, fn () => var_dump($ws->close()));
show_frames($peer);
show_end($ws);
var_dump($ws->receive());
foreach (['receive', 'receiveMessage', 'poll', 'pollMessages'] as $method) {
    thrown(fn () => $ws->$method());
}
thrown(function () use ($ws) { foreach ($ws as $payload); });
thrown(function () use ($ws) { foreach ($ws->messages() as $message); });
thrown(fn () => $ws->send('x'));
thrown(fn () => $ws->sendBinary('x'));
thrown(fn () => $ws->ping());
thrown(fn () => $ws->getStream());
var_dump($ws->getInfo()->messagesSent);
?>
--EXPECT--
NULL
the server got Close 1000
closed 1000 "" clean by us
NULL
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 1000
int(0)
