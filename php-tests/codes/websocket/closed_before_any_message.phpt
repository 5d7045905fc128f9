--TEST--
A code that speaks of a frame does not blame one of a client that has sent none
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'send ' . close_frame(1002, ''), 'frame', 'close');
$ws = new WsClient($peer->url());
try {
    $ws->receive(5.0);
} catch (WsClient\ConnectionClosedException $e) {
    echo $e->report, "\n";
}
$peer = Peer::script('101', 'frame', 'send ' . close_frame(1002, ''), 'frame', 'close');
$ws = new WsClient($peer->url());
$ws->send('hello');
try {
    $ws->receive(5.0);
} catch (WsClient\ConnectionClosedException $e) {
    echo implode("\n", $e->diagnosis->help), "\n";
}
?>
--EXPECTF--
