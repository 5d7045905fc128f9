--TEST--
A ws:// URL with a TLS port
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo(true);
report(fn () => new WsClient("ws://127.0.0.1:$peer->tlsPort/chat?token=sesame"));
// A TLS server that starts with a handshake record of its own.
$peer = Peer::script('head', 'send \x16\x03\x01\x02\0\x01', 'drain');
report(fn () => new WsClient($peer->url()));
?>
--EXPECTF--
WsClient\HandshakeException: port %d of 127.0.0.1 speaks TLS, but the URL says ws://
  ws://127.0.0.1:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   a TLS record: "\x15\x03\x03\x00\x02\x022"
  help    use wss://127.0.0.1:%d/chat
  code    handshake.server_speaks_tls
  [handshake.server_speaks_tls, layer handshake, fault caller, final, docs/errors.md#handshake-server-speaks-tls]
WsClient\HandshakeException: port %d of 127.0.0.1 speaks TLS, but the URL says ws://
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   a TLS record: "\x16\x03\x01\x02\x00\x01"
  help    use wss://127.0.0.1:%d/
  code    handshake.server_speaks_tls
  [handshake.server_speaks_tls, layer handshake, fault caller, final, docs/errors.md#handshake-server-speaks-tls]
