--TEST--
Messages of all sizes with node's ws over ws and wss
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
require __DIR__ . '/messages.inc';
talk(Peer::program('ws_echo', cert: 'good'));
?>
--EXPECT--
ws: subprotocol "chat", no TLS
  0 Text same, Binary same
  5 Text same, Binary same
  102400 Text same, Binary same
  2097152 Text same, Binary same
  ping answered
  before the pong
  closed 1000 "bye" clean by us
wss: subprotocol "chat", TLS
  0 Text same, Binary same
  5 Text same, Binary same
  102400 Text same, Binary same
  2097152 Text same, Binary same
  ping answered
  before the pong
  closed 1000 "bye" clean by us
