--TEST--
auth_basic of nginx: without credentials, and with wrong ones
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
$peer = Peer::nginx($upstream, more: ['--location', 'auth_basic "the chat"; auth_basic_user_file {folder}/users;']);
report(fn () => new WsClient($peer->url('/chat')));
report(fn () => new WsClient($peer->url('/chat', host: 'alice:wrong-word@127.0.0.1')));
$ws = new WsClient($peer->url('/echo', host: 'alice:sesame@127.0.0.1'));
var_dump($ws->isOpen());
?>
--EXPECTF--
