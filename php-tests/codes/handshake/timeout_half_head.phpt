--TEST--
A server that stops in the middle of its answer
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 101 Switching Pro', 'hang');
report(fn () => new WsClient($peer->url('/chat'), connect_timeout: 0.5));
?>
--EXPECTF--
WsClient\HandshakeException: the response to the upgrade request was not complete within %f ms
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   26 bytes: "HTTP/1.1 101 Switching Pro"
  code    handshake.timeout
  [handshake.timeout, layer handshake, fault server, retryable, docs/errors.md#handshake-timeout]
