--TEST--
Caddy removes the upgrade by the directive that the report names, and forwards it without
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('caddy');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo');
$line = 'header_up -Upgrade';
$peer = Peer::proxy('caddy', $upstream->port, ['--proxy', $line]);
$e = report(fn () => new WsClient($peer->url('/chat')));
var_dump(str_starts_with(directives_after($e, 'by default: look for '), $line));
$peer = Peer::proxy('caddy', $upstream->port);
$ws = new WsClient($peer->url('/chat'));
$ws->send('through caddy');
echo $ws->receive(20.0), "\n";
?>
--EXPECTF--
WsClient\HandshakeException: the upgrade did not reach node's ws: a proxy in front of it dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  server    Caddy
  body      Upgrade Required
  by        node's ws, through Caddy
  help      Caddy's reverse_proxy forwards upgrades by default: look for header_up -Upgrade or -Connection
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
bool(true)
through caddy
