--TEST--
nginx that drops the upgrade in front of python websockets, and that speaks HTTP/1.0 to it too
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_nginx();
skip_unless_python('websockets');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('websockets_echo');
foreach ([[], ['--http11']] as $more) {
    $peer = Peer::nginx($upstream, broken: true, more: $more);
    report(fn () => new WsClient($peer->url('/chat')));
}
?>
--EXPECTF--
WsClient\HandshakeException: the request reached python websockets in HTTP/1.0, which has no upgrade: a proxy in front of it, likely nginx, changed it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 505)
  received  HTTP/1.1 505 HTTP Version Not Supported
  server    nginx/%s
  body      Failed to open a WebSocket connection: unsupported HTTP version: HTTP/1.0.
  by        python websockets, through nginx %s
  help      in nginx's location, set proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: the upgrade did not reach python websockets: a proxy in front of it, likely nginx, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  server    nginx/%s
  body      Failed to open a WebSocket connection: invalid Connection header: close. You cannot access a WebSocket server directly with a browser. You need a WebSocket clie…
  by        python websockets, through nginx %s
  help      in nginx's location, set proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
