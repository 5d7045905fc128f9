--TEST--
A refusal that says that no upgrade, or another version of HTTP, has arrived: a proxy in between changed the request
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    // bottle with gevent-websocket behind a proxy
    '400 Bad Request\r\nServer: nginx/1.22.1\r\n\r\n<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head><title>Error: 400 Bad Request</title></head><body><h1>Error: 400 Bad Request</h1><p>Sorry, the requested URL <tt>x</tt> caused an error:</p><pre>Expected WebSocket request.</pre></body></html>',
    '400 Bad Request\r\n\r\n{"detail":"This endpoint only accepts WebSocket connections"}',
    // autobahn behind nginx with proxy_http_version 1.0
    '505 Unsupported HTTP version "HTTP/1.0"\r\nServer: nginx/1.22.1\r\n\r\n',
    '505 HTTP Version Not Supported\r\n\r\n',
    // node's ws behind a proxy that is not known
    '426 Upgrade Required\r\nVia: 1.1 vm (tinyproxy/1.11.1)\r\n\r\nUpgrade Required',
] as $response) {
    $peer = Peer::script('head', "send HTTP/1.1 $response", 'close');
    report(fn () => new WsClient($peer->url('/chat')));
}
?>
--EXPECTF--
WsClient\HandshakeException: the server received no upgrade, and the request had one: a proxy in between, likely nginx, dropped it (400): "Expected WebSocket request."
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  server    nginx/1.22.1
  body      <!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN"> <html><head><title>Error: 400 Bad Request</title></head><body><h1>Error: 400 Bad Request</h1><p>Sorry, the re…
  help      in nginx's location, set proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: the server received no upgrade, and the request had one: a proxy in between likely dropped it (400): "This endpoint only accepts WebSocket connections"
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  body      {"detail":"This endpoint only accepts WebSocket connections"}
  help      configure every proxy in between to forward Upgrade and Connection over HTTP/1.1; in Apache: ProxyPass "/path" "http://backend/path" upgrade=websocket; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; in a load balancer or CDN: enable WebSockets, over HTTP/1.1
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: the server does not accept the version of HTTP that it received, and the request was HTTP/1.1: a proxy in between, likely nginx, changed it (505): "Unsupported HTTP version "HTTP/1.0""
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 505)
  received  HTTP/1.1 505 Unsupported HTTP version "HTTP/1.0"
  server    nginx/1.22.1
  help      in nginx's location, set proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: the server does not accept the version of HTTP that it received, and the request was HTTP/1.1: a proxy in between likely changed it (505)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 505)
  received  HTTP/1.1 505 HTTP Version Not Supported
  help      configure every proxy in between to forward Upgrade and Connection over HTTP/1.1; in Apache: ProxyPass "/path" "http://backend/path" upgrade=websocket; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; in a load balancer or CDN: enable WebSockets, over HTTP/1.1
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\HandshakeException: the upgrade did not reach node's ws: a proxy in front of it, likely tinyproxy/1.11.1, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 426)
  received  HTTP/1.1 426 Upgrade Required
  via       1.1 vm (tinyproxy/1.11.1)
  body      Upgrade Required
  by        node's ws
  help      configure tinyproxy/1.11.1, which Via names, to forward Upgrade and Connection over HTTP/1.1, or bypass it if it cannot
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
