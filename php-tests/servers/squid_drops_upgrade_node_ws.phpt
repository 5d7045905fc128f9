--TEST--
Squid as reverse proxy removes the upgrade in front of node's ws, until the directive of the report is added
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('squid');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('squid', $upstream->port);
$e = report(fn () => new WsClient($peer->url('/chat')));
[$directive] = explode(';', directives_after($e, 'in squid.conf (Squid 5 or newer), set '));
$peer = Peer::proxy('squid', $upstream->port, ['--line', $directive]);
$ws = new WsClient($peer->url('/chat'));
$ws->send('through squid');
echo $ws->receive(20.0), "\n";
?>
--EXPECTF--
