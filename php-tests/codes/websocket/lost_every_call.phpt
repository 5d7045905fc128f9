--TEST--
After a loss every call throws ConnectionLostException with code 1006, except close()
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
foreach (['fin', 'reset'] as $mode) {
    $peer = Peer::echo();
    $ws = new WsClient($peer->url("/drop?mode=$mode&after=1"));
    $ws->send('echo');
    var_dump($ws->receive(5.0));
    foreach (['receive', 'receiveMessage', 'poll', 'pollMessages', 'ping', 'getStream'] as $method) {
        thrown(fn () => $ws->$method());
    }
    thrown(fn () => $ws->send('x'));
    thrown(function () use ($ws) { foreach ($ws as $payload); });
    thrown(fn () => $ws->close());
    show_end($ws);
}
?>
--EXPECT--
string(4) "echo"
WsClient\ConnectionLostException websocket.lost 1006
WsClient\ConnectionLostException websocket.lost 1006
WsClient\ConnectionLostException websocket.lost 1006
WsClient\ConnectionLostException websocket.lost 1006
WsClient\ConnectionLostException websocket.lost 1006
WsClient\ConnectionLostException websocket.lost 1006
WsClient\ConnectionLostException websocket.lost 1006
WsClient\ConnectionLostException websocket.lost 1006
no exception, but null
closed 1006 "" not clean by the peer
string(4) "echo"
WsClient\ConnectionLostException websocket.lost 1006
WsClient\ConnectionLostException websocket.lost 1006
WsClient\ConnectionLostException websocket.lost 1006
WsClient\ConnectionLostException websocket.lost 1006
WsClient\ConnectionLostException websocket.lost 1006
WsClient\ConnectionLostException websocket.lost 1006
WsClient\ConnectionLostException websocket.lost 1006
WsClient\ConnectionLostException websocket.lost 1006
no exception, but null
closed 1006 "" not clean by the peer
