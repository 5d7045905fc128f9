--TEST--
nginx that removes the upgrade in front of Python's websockets, in HTTP/1.0, and in HTTP/1.1 with and without Connection
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
// By default it does the first of these up to 1.28, and the last in 1.30.
foreach ([
    'proxy_http_version 1.0;',
    'proxy_http_version 1.1; proxy_set_header Connection close;',
    'proxy_http_version 1.1; proxy_set_header Connection "";',
] as $wire) {
    $peer = Peer::nginx($upstream, broken: true, more: ['--location', $wire]);
    report(fn () => new WsClient($peer->url('/chat')));
}
?>
--EXPECTF--
WsClient\HandshakeException: the request reached python websockets as HTTP/1.0, which does not support Upgrade: a proxy in front of it, likely nginx, downgraded it
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
WsClient\HandshakeException: the upgrade did not reach python websockets: a proxy in front of it, likely nginx, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  server    nginx/%s
  body      Failed to open a WebSocket connection: missing Connection header. You cannot access a WebSocket server directly with a browser. You need a WebSocket client.
  by        python websockets, through nginx %s
  help      in nginx's location, set proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
