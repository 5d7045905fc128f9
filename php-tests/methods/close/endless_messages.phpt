--TEST--
A peer that sends endlessly and never reads the Close does not block close()
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'repeat 1000000000 ' . frame(2, str_repeat('x', 1000)), 'hang');
$ws = new WsClient($peer->url(), close_timeout: 0.3);
$ws->receive(5.0);
takes(0.3, 1.5, fn () => $ws->close());
show_end($ws);
?>
--EXPECT--
closed 1006 "" not clean by us
