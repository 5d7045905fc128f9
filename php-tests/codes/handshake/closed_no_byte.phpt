--TEST--
A server that closes the connection instead of answering
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'close');
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: the server closed the connection instead of answering the upgrade
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   the server sent nothing
  help    many TLS servers close on plain HTTP without answering: if this is a TLS port, use wss://
  help    some servers close without answering where no route accepts the upgrade, or where they do not support the subprotocol: check both
  help    the server or a proxy likely refuses this client, or its handler crashed: see the server's log
  code    handshake.closed
  [handshake.closed, layer handshake, fault unknown, retryable, docs/errors.md#handshake-closed]
