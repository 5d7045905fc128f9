--TEST--
Tornado refuses a foreign Origin and an unknown path, and says when nginx removed the upgrade
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_python('tornado');
skip_unless_nginx();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('tornado_echo');
$ws = new WsClient($peer->url('/chat'));
$ws->send('to tornado');
echo $ws->receive(20.0), "\n";
report(fn () => new WsClient($peer->url('/chat'), headers: ['Origin' => 'https://evil.example']));
report(fn () => new WsClient($peer->url('/other')));
$proxy = Peer::nginx($peer, broken: true);
report(fn () => new WsClient($proxy->url('/chat')));
?>
--EXPECTF--
to tornado
WsClient\HandshakeException: the server does not accept the Origin https://evil.example
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  server    TornadoServer/%s
  body      Cross origin websockets not allowed
  by        Tornado
  sent      Origin: https://evil.example
  help      send the Origin of the server itself or none, or let check_origin() of the handler return True for it
  code      handshake.forbidden_origin
  [handshake.forbidden_origin, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden-origin]
WsClient\HandshakeException: the Tornado application has no handler for /other (404)
  ws://127.0.0.1:%d/other
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received  HTTP/1.1 404 Not Found
  server    TornadoServer/%s
  body      <html><title>404: Not Found</title><body>404: Not Found</body></html>
  by        Tornado
  help      the path is likely wrong: check it against the list of handlers of tornado.web.Application
  code      handshake.not_found
  [handshake.not_found, layer handshake, fault caller, final, docs/errors.md#handshake-not-found]
WsClient\HandshakeException: the upgrade did not reach Tornado: a proxy in front of it, likely nginx, dropped it
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  server    nginx/%s
  body      Can "Upgrade" only to "WebSocket".
  by        Tornado, through nginx %s
  help      in nginx's location, set proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
