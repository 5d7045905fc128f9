--TEST--
H2O removes the upgrade in front of node's ws, until the directive of the report is added
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('h2o');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('h2o', $upstream->port);
$e = report(fn () => new WsClient($peer->url('/chat')));
$directives = directives_after($e, 'beside proxy.reverse.url, set ');
$peer = Peer::proxy('h2o', $upstream->port, ['--line', $directives]);
$ws = new WsClient($peer->url('/chat'));
$ws->send('through h2o');
echo $ws->receive(20.0), "\n";
?>
--EXPECTF--
WsClient\HandshakeException: the upgrade did not reach node's ws: a proxy in front of it, likely H2O, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  server    h2o/%s
  body      Upgrade Required
  by        node's ws, through H2O %s
  help      in H2O, beside proxy.reverse.url, set proxy.websocket: ON
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
through h2o
