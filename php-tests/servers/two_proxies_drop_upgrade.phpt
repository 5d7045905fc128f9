--TEST--
of two proxies, the report says which is the nearest, and advises the one that drops upgrades
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('haproxy');
skip_unless_server('nghttpx');
skip_unless_nginx();
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';
require __DIR__ . '/../doctor/page.inc';

$upstream = Peer::program('ws_echo');
$nginx = Peer::nginx($upstream, broken: true);
$peer = Peer::proxy('haproxy', $nginx->port);
report(fn () => new WsClient($peer->url('/chat')), machine: true);
preg_match_all('#<p class="role">(.*)</p><p class="name">(.*)</p>#U', page($peer->url('/chat')), $hops, PREG_SET_ORDER);
echo implode("\n", array_map(fn (array $hop) => "$hop[1]: $hop[2]", $hops)), "\n";

// nghttpx would forward it, but nginx in front of it has dropped it, and has replaced its name in Server.
$nghttpx = Peer::proxy('nghttpx', $upstream->port);
$peer = Peer::nginx($nghttpx, broken: true);
report(fn () => new WsClient($peer->url('/chat')), machine: true);
?>
--EXPECTF--
WsClient\HandshakeException: the upgrade did not reach node's ws: a proxy in front of it, likely nginx, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  server    nginx/%s
  body      Upgrade Required
  by        node's ws, through HAProxy (nearest) and nginx %s
  listener  haproxy (pid %d) at 127.0.0.1:%d
  help      in nginx's location, set proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  help      HAProxy forwards upgrades by default: look for http-request del-header Upgrade or Connection
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
This machine: the client
Proxy: HAProxy
Proxy: nginx %s
Server: node&apos;s ws
WsClient\HandshakeException: the upgrade did not reach node's ws: a proxy in front of it, likely nginx, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  server    nginx/%s
  via       1.1 nghttpx
  body      Upgrade Required
  by        node's ws, through nginx %s (nearest) and nghttpx
  listener  nginx (pid %d) at 127.0.0.1:%d
  help      in nginx's location, set proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
