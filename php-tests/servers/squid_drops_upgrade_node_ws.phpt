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
WsClient\HandshakeException: the upgrade did not reach node's ws: a proxy in front of it, likely Squid, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  via       1.1 %s (squid/%s)
  body      Upgrade Required
  by        node's ws, through Squid %s
  help      in squid.conf (Squid 5 or newer), set http_upgrade_request_protocols websocket allow all; or use wss://, which a Squid that intercepts does not read
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
through squid
