--TEST--
ws:// on a TLS port of nginx
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_nginx();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::echo();
$peer = Peer::nginx($upstream, cert: 'good');
report(fn () => new WsClient("ws://127.0.0.1:$peer->tlsPort/chat?token=sesame"));
?>
--EXPECTF--
