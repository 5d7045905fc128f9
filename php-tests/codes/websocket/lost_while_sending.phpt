--TEST--
Sending to a peer that has ended throws; messages received before are still available
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'send ' . frame(1, 'last words'), 'reset');
$ws = new WsClient($peer->url());
var_dump($ws->receive(5.0));
$sent = 0;
try {
    for (; $sent < 1000; $sent++) {
        $ws->sendBinary(str_repeat('x', 100_000));
    }
    echo "no exception\n";
} catch (WsClient\ConnectionLostException $e) {
    echo $e::class, ' ', $e->errorCode, ' ', $e->getCode(), "\n";
}
show_end($ws);
?>
--EXPECT--
string(10) "last words"
WsClient\ConnectionLostException websocket.lost 1006
closed 1006 "" not clean by the peer
