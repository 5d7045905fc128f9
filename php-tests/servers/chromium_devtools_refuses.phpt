--TEST--
Chromium's DevTools refuse a foreign Origin, and a target that is not there
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('chromium');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('chromium_devtools');
report(fn () => new WsClient($peer->url('/devtools/browser/x'), headers: ['Origin' => 'https://evil.example']));
report(fn () => new WsClient($peer->url('/devtools/page/x')));
?>
--EXPECTF--
WsClient\HandshakeException: the server does not accept the Origin https://evil.example
  ws://127.0.0.1:%d/devtools/browser/x
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  body      Rejected an incoming WebSocket connection from the https://evil.example origin. Use the command line flag --remote-allow-origins=https://evil.example to allow c…
  by        Chrome's DevTools
  sent      Origin: https://evil.example
  help      send no Origin, or start the browser with this Origin in --remote-allow-origins
  code      handshake.forbidden_origin
  [handshake.forbidden_origin, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden-origin]
WsClient\HandshakeException: Chrome's DevTools have no target /devtools/page/x (500)
  ws://127.0.0.1:%d/devtools/page/x
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 500)
  received  HTTP/1.1 500 Internal Server Error
  body      No such target id: x
  by        Chrome's DevTools
  help      the page was likely closed: http://127.0.0.1:%d/json/list has the current URLs as webSocketDebuggerUrl
  code      handshake.not_found
  [handshake.not_found, layer handshake, fault caller, final, docs/errors.md#handshake-not-found]
