--TEST--
Varnish removes the upgrade in front of node's ws by default, and forwards it with a suitable VCL
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_varnish();
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('varnish', $upstream->port);
report(fn () => new WsClient($peer->url('/chat')));
$peer = Peer::proxy('varnish', $upstream->port, ['--pipe']);
$ws = new WsClient($peer->url('/chat'));
$ws->send('through varnish');
echo $ws->receive(20.0), "\n";
?>
--EXPECTF--
WsClient\HandshakeException: the upgrade did not reach node's ws: a proxy in front of it, likely Varnish, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  via       1.1 %s (Varnish/%s)
  body      Upgrade Required
  by        node's ws, through Varnish %f
  help      in Varnish's vcl_recv: if (req.http.Upgrade ~ "(?i)websocket") { return (pipe); } and in vcl_pipe: set bereq.http.Upgrade = req.http.Upgrade; set bereq.http.Connection = req.http.Connection;
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
through varnish
