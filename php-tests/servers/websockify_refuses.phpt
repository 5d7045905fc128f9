--TEST--
websockify refuses a subprotocol and an unknown token, and says when nginx removed the upgrade
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('websockify');
skip_unless_nginx();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$closed = Peer::closedPort();
$peer = Peer::proxy('websockify', $closed->port);
report(fn () => new WsClient($peer->url(), subprotocols: ['chat']));
$proxy = Peer::nginx($peer, broken: true);
report(fn () => new WsClient($proxy->url()));
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(20.0));
$peer = Peer::proxy('websockify', $closed->port, ['--tokens']);
report(fn () => new WsClient($peer->url('/?token=nobody')), machine: true);
?>
--EXPECTF--
WsClient\HandshakeException: the server requires a subprotocol that was not offered
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Invalid protocol selected
  server    WebSockify Python/%s
  body      <!DOCTYPE HTML> <html lang="en"> <head> <meta charset="utf-8"> <title>Error response</title> </head> <body> <h1>Error response</h1> <p>Error code: 400</p> <p>Me…
  by        websockify
  offered   chat
  help      pass subprotocols: ['binary'], or none
  code      handshake.subprotocol
  [handshake.subprotocol, layer handshake, fault server, final, docs/errors.md#handshake-subprotocol]
WsClient\HandshakeException: the upgrade likely did not reach websockify, which accepts only upgrades (405): a proxy in front of it, likely nginx, dropped it
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 405)
  received  HTTP/1.1 405 Method Not Allowed
  server    nginx/%s
  body      <!DOCTYPE HTML> <html lang="en"> <head> <meta charset="utf-8"> <title>Error response</title> </head> <body> <h1>Error response</h1> <p>Error code: 405</p> <p>Me…
  by        websockify, through nginx %s
  help      in nginx's location, set proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-not-forwarded]
WsClient\ConnectionClosedException: the server closed the connection with code 1011 (Internal Error): "Failed to connect to downstream server"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  reason  Failed to connect to downstream server
  help    see the server's log: it failed while it handled this connection
  code    websocket.closed
  [websocket.closed, layer websocket, fault server, final, docs/errors.md#websocket-closed]
WsClient\HandshakeException: the server closed the connection instead of answering the upgrade
  ws://127.0.0.1:%d/?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found     the server sent nothing
  listener  websockify (pid %d) at 127.0.0.1:%d
  help      websockify closes without answering if it does not know the token of the URL: check ?token= against its token source
  help      many TLS servers close on plain HTTP without answering: if this is a TLS port, use wss://
  help      the server or a proxy likely refuses this client, or its handler crashed: see the server's log
  code      handshake.closed
  [handshake.closed, layer handshake, fault unknown, retryable, docs/errors.md#handshake-closed]
