--TEST--
PHP 8.5 warns if the result of poll() is not used
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
PHP_VERSION_ID >= 80500 || die('skip this PHP has no #[\NoDiscard]');
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';

$peer = Peer::echo();
$ws = new WsClient($peer->url());
$ws->poll();
$ws->pollMessages();
$messages = $ws->poll();
echo "done\n";
?>
--EXPECTF--
Warning: The return value of method WsClient::poll() should either be used or intentionally ignored by casting it as (void) in %s on line %d

Warning: The return value of method WsClient::pollMessages() should either be used or intentionally ignored by casting it as (void) in %s on line %d
done
