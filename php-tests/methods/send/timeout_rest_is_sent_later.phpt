--TEST--
The rest of a message whose send timed out is sent with the next calls, byte for byte
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/slow?ms=800'), send_timeout: 0.3);
$first = str_repeat('0123456789abcdef', 1 << 20);
$ws->send('wait');
try {
    $ws->send($first);
    echo "no timeout\n";
} catch (WsClient\TimeoutException $e) {
    echo $e->errorCode, "\n";
    var_dump($ws->isOpen());
}
var_dump($ws->receive(10.0), $ws->receive(20.0) === $first);
$ws->send('last');
var_dump($ws->receive(10.0));
?>
--EXPECT--
websocket.timeout
bool(true)
string(4) "wait"
bool(true)
string(4) "last"
