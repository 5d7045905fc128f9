--TEST--
After a TimeoutException the connection is intact: the next calls receive what arrives later
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'frame', 'send ' . frame(1, 'late'), 'hang');
$ws = new WsClient($peer->url());
takes(0.2, 2.0, fn () => thrown(fn () => $ws->receive(0.2)));
takes(0.1, 2.0, fn () => thrown(fn () => $ws->receiveMessage(0.1)));
takes(0.1, 2.0, fn () => thrown(fn () => $ws->ping('', 0.1)));
var_dump($ws->isOpen(), $ws->getCloseInfo());
var_dump($ws->receive(5.0));
?>
--EXPECT--
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
bool(true)
NULL
string(4) "late"
