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
  found   connected, but the server sent nothing
  help    the server is likely busy or stuck, or a proxy waits for its upstream server: see the server's log
  help    some servers never answer an upgrade that no route accepts: check the path
  help    a TLS port also waits without answering: if this is one, use wss://
  code    handshake.timeout
  [handshake.timeout, layer handshake, fault server, retryable, docs/errors.md#handshake-timeout]
