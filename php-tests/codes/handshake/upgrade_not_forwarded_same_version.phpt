--TEST--
A 426 without another version is about the upgrade, not about its version
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['', 'Sec-WebSocket-Version: 13\r\n', 'Sec-WebSocket-Version: 13, 8\r\n'] as $line) {
    $peer = Peer::script('head', "send HTTP/1.1 426 Upgrade Required\\r\\nUpgrade: websocket\\r\\n{$line}Content-Length: 0\\r\\n\\r\\n", 'close');
    report(fn () => new WsClient($peer->url('/chat')));
}
?>
--EXPECTF--
WsClient\HandshakeException: the server requires an upgrade (426), and the request had one: a proxy in between likely dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  help      configure every proxy in between to forward Upgrade and Connection over HTTP/1.1; in Apache: ProxyPass "/path" "http://backend/path" upgrade=websocket; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; in a load balancer or CDN: enable WebSockets, over HTTP/1.1
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: the server requires an upgrade (426), and the request had one: a proxy in between likely dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  help      configure every proxy in between to forward Upgrade and Connection over HTTP/1.1; in Apache: ProxyPass "/path" "http://backend/path" upgrade=websocket; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; in a load balancer or CDN: enable WebSockets, over HTTP/1.1
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: the server requires an upgrade (426), and the request had one: a proxy in between likely dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  help      configure every proxy in between to forward Upgrade and Connection over HTTP/1.1; in Apache: ProxyPass "/path" "http://backend/path" upgrade=websocket; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; in a load balancer or CDN: enable WebSockets, over HTTP/1.1
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
