--TEST--
HAProxy rules that deny, redirect, or remove the upgrade
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('haproxy');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('haproxy', $upstream->port, ['--frontend', 'http-request deny']);
report(fn () => new WsClient($peer->url('/chat')));
$line = 'http-request del-header Upgrade';
$peer = Peer::proxy('haproxy', $upstream->port, ['--frontend', $line]);
$e = report(fn () => new WsClient($peer->url('/chat')));
var_dump(str_starts_with(directives_after($e, 'by default: look for '), $line));
$peer = Peer::proxy('haproxy', $upstream->port);
$ws = new WsClient($peer->url('/chat'));
$ws->send('without that rule');
echo $ws->receive(20.0), "\n";
$peer = Peer::proxy('haproxy', $upstream->port, ['--frontend', 'http-request redirect scheme https']);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: an HAProxy rule forbids the connection
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  body      <html><body><h1>403 Forbidden</h1> Request forbidden by administrative rules. </body></html>
  by        HAProxy
  help      look for http-request deny in its configuration: a rule on the path, the address or a header field matches
  code      handshake.forbidden
  [handshake.forbidden, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden]
WsClient\HandshakeException: the upgrade did not reach node's ws: a proxy in front of it dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  body      Upgrade Required
  by        node's ws, through HAProxy
  help      HAProxy forwards upgrades by default: look for http-request del-header Upgrade or Connection
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
bool(true)
without that rule
WsClient\HandshakeException: the server redirects to https://127.0.0.1:%d/chat
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 302)
  received  HTTP/1.1 302 Found
  help      the server requires TLS: connect to wss://127.0.0.1:%d/chat
  code      handshake.redirect
  [handshake.redirect, layer handshake, fault caller, final, docs/errors.md#handshake-redirect]
