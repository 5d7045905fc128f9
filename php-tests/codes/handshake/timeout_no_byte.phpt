--TEST--
A server that reads the request and never answers
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'hang');
report(fn () => new WsClient($peer->url('/chat'), connect_timeout: 0.3));
?>
--EXPECTF--
WsClient\HandshakeException: no answer to the upgrade request within %f ms
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   the connection stands, but not a byte of an answer came
  help    the process behind the port is likely busy or stuck, or a proxy waits for it: look at the server's log
  help    a TLS port waits for TLS in silence: if this is one, use wss://
  code    handshake.timeout
  [handshake.timeout, layer handshake, fault server, retryable, docs/errors.md#handshake-timeout]
