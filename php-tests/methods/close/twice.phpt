--TEST--
A second close() does nothing, whoever closed first
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
$ws->close(4000, 'first');
takes(0.0, 1.0, fn () => $ws->close(4001, 'second'));
show_end($ws);
$ws = new WsClient($peer->url('/close?code=4002&reason=theirs'));
$ws->receive(5.0);
thrown(fn () => $ws->receive(5.0));
$ws->close(4003);
show_end($ws);
$ws = new WsClient($peer->url('/drop?mode=fin'));
thrown(fn () => $ws->receive(5.0));
$ws->close();
show_end($ws);
?>
--EXPECT--
closed 4000 "first" clean by us
WsClient\ConnectionClosedException websocket.closed 4002
closed 4002 "theirs" clean by the peer
WsClient\ConnectionLostException websocket.lost 1006
closed 1006 "" not clean by the peer
