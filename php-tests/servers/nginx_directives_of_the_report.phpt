--TEST--
the directives of the report, added to the nginx that removed the upgrade, let it through
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_nginx();
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo');
$peer = Peer::nginx($upstream, broken: true);
$e = report(fn () => new WsClient($peer->url('/chat')));
$directives = directives_after($e, "in nginx's location, set ");
$peer = Peer::nginx($upstream, broken: true, more: ['--location', $directives]);
$ws = new WsClient($peer->url('/chat'));
$ws->send('through nginx');
echo $ws->receive(20.0), "\n";
?>
--EXPECTF--
WsClient\HandshakeException: the upgrade did not reach node's ws: a proxy in front of it, likely nginx, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  server    nginx/%s
  body      Upgrade Required
  by        node's ws, through nginx %s
  help      in nginx's location, set proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
through nginx
