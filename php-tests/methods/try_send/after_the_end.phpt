--TEST--
trySend() and flush() throw once the connection has ended; after close(), flush() has nothing to do
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
foreach (['/close?code=4000', '/close?code=1000', '/drop?mode=fin', '/drop?mode=rst'] as $path) {
    $ws = new WsClient($peer->url($path));
    try {
        while ($ws->receive(5.0) !== null);
    } catch (WsClient\ConnectionClosedException) {
    }
    echo "$path\n";
    thrown(fn () => $ws->trySend('late'));
    thrown(fn () => $ws->flush());
    var_dump($ws->wantsWrite());
}
$ws = new WsClient($peer->url('/echo'));
$ws->close();
thrown(fn () => $ws->trySend('late'));
var_dump($ws->flush(), $ws->wantsWrite(), $ws->getInfo()->unsentBytes);

// What cannot be written any more is not kept, and the end is reported without a wait.
$peer = Peer::script('101', 'pause 200', 'reset');
$ws = new WsClient($peer->url(), compression: false);
$lost = false;
for ($i = 0; $i < 5000 && !$lost; $i++) {
    try {
        $ws->trySend(str_repeat('x', 100_000)) || usleep(1000);
    } catch (WsClient\ConnectionLostException $e) {
        $lost = true;
    }
}
var_dump($lost, $ws->wantsWrite(), $ws->getInfo()->unsentBytes);
?>
--EXPECT--
/close?code=4000
WsClient\ConnectionClosedException websocket.closed 4000
WsClient\ConnectionClosedException websocket.closed 4000
bool(false)
/close?code=1000
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 1000
bool(false)
/drop?mode=fin
WsClient\ConnectionLostException websocket.lost 1006
WsClient\ConnectionLostException websocket.lost 1006
bool(false)
/drop?mode=rst
WsClient\ConnectionLostException websocket.lost 1006
WsClient\ConnectionLostException websocket.lost 1006
bool(false)
WsClient\ConnectionClosedException websocket.closed 1000
bool(true)
bool(false)
int(0)
bool(true)
bool(false)
int(0)
