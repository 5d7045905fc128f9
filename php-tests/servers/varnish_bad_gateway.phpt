--TEST--
Varnish with a server behind it that is down
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_varnish();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::closedPort();
$peer = Peer::proxy('varnish', $upstream->port);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: Varnish received no valid response from its backend (503)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Backend fetch failed
  server    Varnish
  via       1.1 %s (Varnish/%s)
  body      <!DOCTYPE html> <html> <head> <title>503 Backend fetch failed</title> </head> <body> <h1>Error 503 Backend fetch failed</h1> <p>Backend fetch failed</p> <h3>Gur…
  by        Varnish
  help      the server asks to wait 5 s before the next attempt
  help      check that the backend in the VCL is running and listens there: see FetchError in varnishlog
  help      or the backend speaks TLS, which Varnish does not
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable after 5 s, docs/errors.md#handshake-gateway]
