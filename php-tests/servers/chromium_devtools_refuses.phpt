--TEST--
Chromium's DevTools refuse a foreign Origin, and a target that is not there
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('chromium');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('chromium_devtools');
report(fn () => new WsClient($peer->url('/devtools/browser/x'), headers: ['Origin' => 'https://evil.example']));
report(fn () => new WsClient($peer->url('/devtools/page/x')), machine: true);
?>
--EXPECTF--
x
