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
WsClient\HandshakeException: the server forbids the connection, likely for want of an Origin
  ws://127.0.0.1:%d/closed
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Access denied
  by        Django Channels
  help      send the one of the site that the server belongs to: headers: ['Origin' => 'https://your.site']
  help      if it does not look at the Origin, check credentials and cookies: the server's log tells
  code      handshake.forbidden_origin
  [handshake.forbidden_origin, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden-origin]
WsClient\HandshakeException: the server forbids the connection, likely for its Origin https://app.example
  ws://127.0.0.1:%d/closed
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Access denied
  by        Django Channels
  help      add it to the origins that the server allows, or send one of those: headers: ['Origin' => '…']
  help      if it does not look at the Origin, check credentials and cookies: the server's log tells
  code      handshake.forbidden_origin
  [handshake.forbidden_origin, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden-origin]
WsClient\HandshakeException: the application behind daphne failed before it accepted the WebSocket (500)
  ws://127.0.0.1:%d/none
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 500)
  received  HTTP/1.1 500 Internal server error
  by        daphne
  help      in Django Channels likely no route has the path /none: compare it with the URLRouter's
  help      or the consumer failed in connect(): the traceback stands in the server's log
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
