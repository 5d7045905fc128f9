--TEST--
getStream() works until the end was reported, also where the end is known in the client already
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
function readable(WsClient $ws): int|false
{
    $read = [$ws->getStream()];
    $none = null;
    return stream_select($read, $none, $none, 0);
}
// The messages and the end are read by ping(), before the first stream is taken.
$peer = Peer::script('101', 'frame', 'send ' . frame(1, 'last') . close_frame(1000), 'drain');
$ws = new WsClient($peer->url());
thrown(fn () => $ws->ping('', 20.0));
while (($messages = [readable($ws), $ws->poll()])[1] !== []) {
    echo json_encode($messages), "\n";
}
echo json_encode($messages), "\n";
thrown(fn () => readable($ws));
// An end that is thrown is reported too.
$peer = Peer::script('101', 'frame', 'send ' . close_frame(4000, 'why'), 'drain');
$ws = new WsClient($peer->url());
thrown(fn () => $ws->ping('', 20.0));
echo readable($ws), "\n";
thrown(fn () => $ws->poll());
thrown(fn () => readable($ws));
?>
--EXPECT--
WsClient\ConnectionClosedException websocket.closed 1000
[1,["last"]]
[1,[]]
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 4000
1
WsClient\ConnectionClosedException websocket.closed 4000
WsClient\ConnectionClosedException websocket.closed 4000
