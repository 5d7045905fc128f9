--TEST--
A peer that never answers the Close delays close() by close_timeout; no exception
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/noclose'), close_timeout: 0.3);
$ws->send('hello');
var_dump($ws->receive(5.0));
takes(0.3, 1.5, fn () => $ws->close());
show_end($ws);
var_dump($ws->receive());
$ws = new WsClient($peer->url('/silent'), close_timeout: 0);
takes(0.0, 0.5, fn () => $ws->close());
show_end($ws);
?>
--EXPECT--
string(5) "hello"
closed 1006 "" not clean by us
NULL
closed 1006 "" not clean by us
