--TEST--
A server that closes instead of answering, over TLS: no advice to use wss://
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::scriptTls('good', 'head', 'close');
report(fn () => new WsClient($peer->tlsUrl('/chat'), tls: ['cafile' => pki() . '/ca.pem']));
// Without close_notify.
$peer = Peer::scriptTls('good', 'head', 'truncate');
report(fn () => new WsClient($peer->tlsUrl('/chat'), tls: ['cafile' => pki() . '/ca.pem']));
?>
--EXPECTF--
WsClient\HandshakeException: the server closed the connection instead of answering the upgrade
  wss://localhost:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.3) · handshake FAILED after %f ms
  found   the server sent nothing
  help    some servers close without answering where no route accepts the upgrade, or where they do not support the subprotocol: check both
  help    the server or a proxy likely refuses this client, or its handler crashed: see the server's log
  code    handshake.closed
  [handshake.closed, layer handshake, fault unknown, retryable, docs/errors.md#handshake-closed]
WsClient\HandshakeException: the server closed the connection instead of answering the upgrade
  wss://localhost:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.3) · handshake FAILED after %f ms
  found   the server sent nothing
  help    some servers close without answering where no route accepts the upgrade, or where they do not support the subprotocol: check both
  help    the server or a proxy likely refuses this client, or its handler crashed: see the server's log
  code    handshake.closed
  [handshake.closed, layer handshake, fault unknown, retryable, docs/errors.md#handshake-closed]
