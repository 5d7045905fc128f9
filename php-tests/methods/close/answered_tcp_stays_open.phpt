--TEST--
A peer that answers the Close but keeps TCP open delays close() by close_timeout; the close is clean
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'frame', 'send ' . close_frame(1000), 'drain');
$ws = new WsClient($peer->url(), close_timeout: 0.3);
takes(0.3, 1.5, fn () => $ws->close());
show_end($ws);
?>
--EXPECT--
closed 1000 "" clean by us
