--TEST--
daphne: accepted, rejected by the application, no route
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_python('daphne');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('daphne_echo');
$ws = new WsClient($peer->url('/chat'));
$ws->send('hello');
echo $ws->receive(20.0), "\n";
report(fn () => new WsClient($peer->url('/closed')));
report(fn () => new WsClient($peer->url('/closed'), headers: ['Origin' => 'https://app.example']));
report(fn () => new WsClient($peer->url('/none')));
?>
--EXPECTF--
hello
WsClient\HandshakeException: the application closed the WebSocket before accepting it (403)
  ws://127.0.0.1:%d/closed
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Access denied
  by        daphne
  help      check the path: likely no WebSocket route matches it
  help      or the consumer rejects this client: check the token, cookie, Origin or subprotocol that it requires
  help      or, in Django Channels, an OriginValidator around the routes rejects the Origin: send one that it allows, such as that of the site
  code      handshake.forbidden
  [handshake.forbidden, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden]
WsClient\HandshakeException: the application closed the WebSocket before accepting it (403)
  ws://127.0.0.1:%d/closed
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Access denied
  by        daphne
  help      check the path: likely no WebSocket route matches it
  help      or the consumer rejects this client: check the token, cookie, Origin or subprotocol that it requires
  help      or, in Django Channels, an OriginValidator around the routes rejects the Origin: send one that it allows, such as that of the site
  code      handshake.forbidden
  [handshake.forbidden, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden]
WsClient\HandshakeException: the application on daphne failed before accepting the WebSocket (500)
  ws://127.0.0.1:%d/none
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 500)
  received  HTTP/1.1 500 Internal server error
  by        daphne
  help      in Django Channels, likely no route matches /none: check the URLRouter
  help      or the consumer failed in connect(): see the traceback in the server's log
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
