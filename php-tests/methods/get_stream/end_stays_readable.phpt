--TEST--
An end makes the stream readable, also one that was read on the way, and it stays so while poll() throws; without a client it is never ready
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
function readable($stream, int $seconds = 0): int|false
{
    $read = [$stream];
    $none = null;
    return stream_select($read, $none, $none, $seconds);
}
// The Close frame is read by ping().
$peer = Peer::script('101', 'frame', 'send ' . frame(1, 'last') . close_frame(1000), 'drain');
$ws = new WsClient($peer->url());
$stream = $ws->getStream();
var_dump(readable($stream));
thrown(fn () => $ws->ping('', 20.0));
var_dump(readable($stream));
echo json_encode($ws->poll()), "\n";
var_dump(readable($stream));
echo json_encode($ws->poll()), "\n";
for ($i = 0; $i < 3; $i++) {
    var_dump(readable($stream));
    thrown(fn () => $ws->poll());
}
unset($ws);
var_dump(readable($stream));

// A connection that is cut.
$peer = Peer::script('101', 'frame', 'reset');
$ws = new WsClient($peer->url());
$stream = $ws->getStream();
$ws->send('go');
var_dump(readable($stream, 20));
thrown(fn () => $ws->poll());
var_dump(readable($stream));
?>
--EXPECT--
int(0)
WsClient\ConnectionClosedException websocket.closed 1000
int(1)
["last"]
int(1)
[]
int(1)
WsClient\ConnectionClosedException websocket.closed 1000
int(1)
WsClient\ConnectionClosedException websocket.closed 1000
int(1)
WsClient\ConnectionClosedException websocket.closed 1000
int(0)
int(1)
WsClient\ConnectionLostException websocket.lost 1006
int(1)
