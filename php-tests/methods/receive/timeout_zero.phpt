--TEST--
receive(0.0) returns what has arrived, also what only the kernel has, and otherwise times out immediately
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'frame', 'send ' . frame(1, 'one') . frame(1, 'two'), 'hang');
$ws = new WsClient($peer->url());
takes(0.0, 1.0, fn () => thrown(fn () => $ws->receive(0.0)));
$ws->send('go');
$read = [$ws->getStream()];
$none = null;
var_dump(stream_select($read, $none, $none, 5));
var_dump($ws->receive(0.0), $ws->receive(0.0));
thrown(fn () => $ws->receive(0.0));
var_dump($ws->isOpen());
?>
--EXPECT--
WsClient\TimeoutException websocket.timeout
int(1)
string(3) "one"
string(3) "two"
WsClient\TimeoutException websocket.timeout
bool(true)
