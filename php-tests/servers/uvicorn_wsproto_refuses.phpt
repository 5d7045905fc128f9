--TEST--
an application under uvicorn with wsproto refuses a client
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_python('uvicorn', 'wsproto');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('uvicorn_echo', ['--ws', 'wsproto']);
$ws = new WsClient($peer->url('/chat'));
$ws->send('to wsproto');
echo $ws->receive(20.0), "\n";
report(fn () => new WsClient($peer->url('/refused')));
?>
--EXPECTF--
x
