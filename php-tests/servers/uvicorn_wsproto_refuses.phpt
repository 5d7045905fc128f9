--TEST--
an application under uvicorn with wsproto refuses a client
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_python('uvicorn', 'wsproto');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('uvicorn_echo', ['--ws', 'wsproto']);
$ws = new WsClient($peer->url('/chat'));
$ws->send('to wsproto');
echo $ws->receive(20.0), "\n";
report(fn () => new WsClient($peer->url('/refused')));
?>
--EXPECTF--
to wsproto
WsClient\HandshakeException: the application closed the WebSocket before accepting it (403)
  ws://127.0.0.1:%d/refused
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403
  by        an ASGI application
  help      check the path: likely no WebSocket route matches it
  help      or the handler rejects this client: check the token, cookie, Origin or subprotocol that it requires
  help      or it failed before websocket.accept(): see the application's log
  code      handshake.forbidden
  [handshake.forbidden, layer handshake, fault caller, final, docs/errors.md#handshake-forbidden]
