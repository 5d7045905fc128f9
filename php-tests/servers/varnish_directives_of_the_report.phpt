--TEST--
the directives of the report, added to the VCL of the Varnish that removed the upgrade, let it through
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
$e = report(fn () => new WsClient($peer->url('/chat')));
[$receive, $pipe] = explode(' and in vcl_pipe: ', directives_after($e, "in Varnish's vcl_recv: "));
$vcl = "sub vcl_recv { $receive }\nsub vcl_pipe { $pipe }";
$peer = Peer::proxy('varnish', $upstream->port, ['--vcl', $vcl]);
$ws = new WsClient($peer->url('/chat'));
$ws->send('through varnish');
echo $ws->receive(20.0), "\n";
?>
--EXPECTF--
WsClient\HandshakeException: the upgrade did not reach node's ws: a proxy in front of it, likely Varnish, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  via       1.1 varnish (Varnish/%s)
  body      Upgrade Required
  by        node's ws, through Varnish %s
  help      in Varnish's vcl_recv: if (req.http.Upgrade ~ "(?i)websocket") { return (pipe); } and in vcl_pipe: set bereq.http.Upgrade = req.http.Upgrade; set bereq.http.Connection = req.http.Connection;
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
through varnish
