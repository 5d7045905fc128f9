--TEST--
close() discards messages that still arrive, those not fetched, and an incomplete one
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/stream?count=200&size=65536'));
$ws->receive(5.0);
$ws->ping('', 10.0) > 0 or print('no pong');
takes(0.0, 5.0, fn () => $ws->close());
show_end($ws);
var_dump($ws->poll());
thrown(fn () => $ws->receive());

$peer = Peer::script('101', 'frame', 'send \x01\x05hal', 'frame', 'send ' . 'f!' . frame(9, 'ping') . frame(0, 'x') . close_frame(1000), 'close');
$ws = new WsClient($peer->url());
$start = $ws->getInfo()->bytesReceived;
$ws->send('go');
wait_for_bytes($ws, $start + 5);
$ws->close();
show_end($ws);
?>
--EXPECT--
closed 1000 "" clean by us
array(0) {
}
WsClient\ConnectionClosedException websocket.closed 1000
closed 1000 "" clean by us
