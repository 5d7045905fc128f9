--TEST--
the directive of the report, added to the Apache that removed the upgrade, lets it through
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('apache2');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('apache', $upstream->port);
$e = report(fn () => new WsClient($peer->url('/chat')));
[$directive] = explode(' (2.4.47', directives_after($e, 'in Apache, set '));
echo $directive, "\n";
$places = ['http://backend/path' => "http://127.0.0.1:$upstream->port/chat", '"/path"' => '"/chat"'];
$peer = Peer::proxy('apache', $upstream->port, ['--server', strtr($directive, $places)]);
$ws = new WsClient($peer->url('/chat'));
$ws->send('through apache');
echo $ws->receive(20.0), "\n";
?>
--EXPECTF--
WsClient\HandshakeException: the upgrade did not reach node's ws: a proxy in front of it, likely Apache, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  server    Apache/%s
  body      Upgrade Required
  by        node's ws, through Apache %s
  help      in Apache, set ProxyPass "/path" "http://backend/path" upgrade=websocket (2.4.47 or newer); in older versions, load mod_proxy_wstunnel and use ProxyPass "/path" "ws://backend/path"
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
ProxyPass "/path" "http://backend/path" upgrade=websocket
through apache
