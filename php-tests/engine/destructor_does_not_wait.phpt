--TEST--
The destructor does not wait for a peer that reads nothing
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/silent'), send_timeout: 0.2);
thrown(fn () => $ws->sendBinary(str_repeat('x', 64 << 20)));
takes(0.0, 0.5, function () { unset($GLOBALS['ws']); });
echo isset($ws) ? 'there' : 'gone', "\n";
?>
--EXPECT--
WsClient\TimeoutException websocket.timeout
gone
