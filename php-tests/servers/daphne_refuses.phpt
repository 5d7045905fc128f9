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
WsClient\HandshakeException: the server forbids the connection, likely because the request had no Origin
  ws://127.0.0.1:%d/closed
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Access denied
  by        Django Channels
  help      send the Origin of the site that the server belongs to: headers: ['Origin' => 'https://your.site']
  help      if the server does not check the Origin, check credentials and cookies, and see the server's log
  code      handshake.forbidden_origin
  [handshake.forbidden_origin, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden-origin]
WsClient\HandshakeException: the server forbids the connection, likely because of the Origin https://app.example
  ws://127.0.0.1:%d/closed
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Access denied
  by        Django Channels
  help      add it to the server's allowed origins, or send an allowed one: headers: ['Origin' => '…']
  help      if the server does not check the Origin, check credentials and cookies, and see the server's log
  code      handshake.forbidden_origin
  [handshake.forbidden_origin, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden-origin]
WsClient\HandshakeException: the application on daphne failed before accepting the WebSocket (500)
  ws://127.0.0.1:%d/none
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 500)
  received  HTTP/1.1 500 Internal server error
  by        daphne
  help      in Django Channels, likely no route matches /none: check the URLRouter
  help      or the consumer failed in connect(): see the traceback in the server's log
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
