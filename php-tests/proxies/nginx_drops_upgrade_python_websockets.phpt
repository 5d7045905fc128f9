--TEST--
nginx that drops the upgrade in front of python websockets, and that speaks HTTP/1.0 to it too
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_nginx();
skip_unless_python('websockets');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('websockets_echo');
foreach ([[], ['--http11']] as $more) {
    $peer = Peer::nginx($upstream, broken: true, more: $more);
    report(fn () => new WsClient($peer->url('/chat')));
}
?>
--EXPECTF--
