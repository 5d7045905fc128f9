--TEST--
Several big messages in both directions at the same time with Python's websockets
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_python('websockets');
?>
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
require __DIR__ . '/both_sides_send_big.inc';
both_ways(Peer::program('websockets_echo', cert: 'good'));
?>
--EXPECT--
ws: 6 messages of 4 MiB came back in order, closed 1000 "" clean by us
wss: 6 messages of 4 MiB came back in order, closed 1000 "" clean by us
