--TEST--
Socket.IO that does not speak the version of the URL answers in HTTP behind its 101
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_node_package('socket.io');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('socketio');
$ws = new WsClient($peer->url('/socket.io/?transport=websocket'));
report(fn () => $ws->receive(20.0));
?>
--EXPECTF--
WsClient\ProtocolException: the server set a reserved bit
  ws://127.0.0.1:%d/socket.io/?transport=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  expected  no reserved bits, as no extension was agreed on
  found     a Close frame of 84 bytes with RSV1
  that is   "HT", as an HTTP response begins
  sent      a Close frame with code 1002 (Protocol error)
  help      a proxy or the server likely sent an error behind its 101: look at the log of the server for a handler that failed right after the upgrade
  help      likely the bytes are no frames at all: look for something between that writes into the connection
  code      websocket.reserved_bits
  [websocket.reserved_bits, layer websocket, fault server, final, docs/errors.md#websocket-reserved-bits]
