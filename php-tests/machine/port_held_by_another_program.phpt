--TEST--
Another program has the port at which the handshake failed, without TLS and with it
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::script('send SSH-2.0-OpenSSH_9.2p1\r\n', 'drain');
report(fn () => new WsClient($peer->url()), machine: true);
report(fn () => new WsClient($peer->url(scheme: 'wss')), machine: true);
$peer = Peer::script('head', 'send HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n', 'drain');
$e = report(fn () => new WsClient($peer->url()), machine: true);
var_dump($e->report->phases[2]->facts['listeners'][0]['process']);
?>
--EXPECTF--
WsClient\HandshakeException: port %d of 127.0.0.1 does not speak HTTP, but SSH
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found     "SSH-2.0-OpenSSH_9.2p1\r\n"
  listener  testserver (pid %d) at 127.0.0.1:%d
  help      this is a login service: use the web server's port in the URL, often 443 or 80
  code      handshake.not_http
  [handshake.not_http, layer handshake, fault caller, final, docs/errors.md#handshake-not-http]
WsClient\TlsException: port %d does not speak TLS, but SSH
  wss://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a TLS record
  found     "SSH-2.0-OpenSSH_9.2p1\r\n"
  listener  testserver (pid %d) at 127.0.0.1:%d
  help      this is a login service: use the web server's port in the URL, often 443 or 80
  code      tls.not_tls
  [tls.not_tls, layer tls, fault caller, final, docs/errors.md#tls-not-tls]
WsClient\HandshakeException: the server found nothing at / (404)
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received  HTTP/1.1 404 Not Found
  listener  testserver (pid %d) at 127.0.0.1:%d
  help      check the path: a WebSocket endpoint often has its own, such as /ws, /socket or /app/KEY
  help      if there is a proxy, check that it forwards the path, Upgrade and Connection
  code      handshake.not_found
  [handshake.not_found, layer handshake, fault caller, final, docs/errors.md#handshake-not-found]
string(10) "testserver"
