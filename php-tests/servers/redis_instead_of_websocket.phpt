--TEST--
A Redis server on the port: it closes or waits without an answer
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('redis-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$peer = Peer::program('redis_server', cert: 'good');
$tls = ['cafile' => pki() . '/ca.pem'];
report(fn () => new WsClient($peer->url('/chat')));
report(fn () => new WsClient("ws://127.0.0.1:$peer->tlsPort/chat"));
report(fn () => new WsClient($peer->tlsUrl('/chat'), tls: $tls));
report(fn () => new WsClient("wss://localhost:$peer->port/chat", tls: $tls, connect_timeout: 1.0));
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
WsClient\HandshakeException: the server reset the connection instead of answering the upgrade
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   the server sent nothing
  help    many TLS servers close on plain HTTP without answering: if this is a TLS port, use wss://
  help    some servers close without answering where no route accepts the upgrade, or where they do not support the subprotocol: check both
  help    the server or a proxy likely refuses this client, or its handler crashed: see the server's log
  code    handshake.reset
  [handshake.reset, layer handshake, fault unknown, retryable, docs/errors.md#handshake-reset]
WsClient\HandshakeException: the server closed the connection instead of answering the upgrade
  wss://localhost:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.3) · handshake FAILED after %f ms
  found   the server sent nothing
  help    some servers close without answering where no route accepts the upgrade, or where they do not support the subprotocol: check both
  help    the server or a proxy likely refuses this client, or its handler crashed: see the server's log
  code    handshake.closed
  [handshake.closed, layer handshake, fault unknown, retryable, docs/errors.md#handshake-closed]
WsClient\TlsException: localhost accepted the connection, but did not answer the TLS handshake in time
  wss://localhost:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   nothing received after the ClientHello of %d bytes
  help    check that the port speaks TLS: a server that waits for another protocol also stays silent
  help    the server may be overloaded, or a firewall may drop packets after the connection is made
  code    tls.timeout
  [tls.timeout, layer tls, fault network, retryable, docs/errors.md#tls-timeout]
