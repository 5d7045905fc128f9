--TEST--
Endless frames that complete no message do not extend the timeout of a call
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
foreach ([frame(9, 'x'), frame(10, str_repeat('x', 125))] as $flood) {
    $peer = Peer::script('101', "repeat 1000000000000 $flood");
    $ws = new WsClient($peer->url(), max_message_size: 1 << 20, close_timeout: 0.2);
    takes(0.3, 1.5, fn () => thrown(fn () => $ws->receive(0.3)));
    takes(0.3, 1.5, fn () => thrown(fn () => $ws->ping('y', 0.3)));
    // Not for ever, however much there is.
    takes(0.0, 2.0, fn () => var_dump($ws->poll()));
    takes(0.2, 1.5, fn () => $ws->close());
    $peer->stop();
}
?>
--EXPECT--
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
array(0) {
}
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
array(0) {
}
