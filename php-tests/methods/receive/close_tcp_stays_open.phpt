--TEST--
After the peer's Close, a call waits for the end of TCP for close_timeout at most
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'send ' . close_frame(1000), 'frame', 'hang');
$ws = new WsClient($peer->url(), close_timeout: 0.3);
takes(0.0, 1.5, fn () => var_dump($ws->receive()));
show_end($ws);
?>
--EXPECT--
NULL
closed 1000 "" clean by the peer
