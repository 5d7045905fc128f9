--TEST--
stunnel as a relay: its server is down, does not expect the PROXY protocol, or the URL says ws://
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('stunnel');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$tls = ['cafile' => pki() . '/ca.pem'];
$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('stunnel', $upstream->port, cert: 'good');
$ws = new WsClient("wss://localhost:$peer->port/chat", tls: $tls);
$ws->send('through stunnel');
echo $ws->receive(20.0), "\n";
report(fn () => new WsClient($peer->url('/chat')), machine: true);
$closed = Peer::closedPort();
$peer = Peer::proxy('stunnel', $closed->port, cert: 'good');
report(fn () => new WsClient("wss://localhost:$peer->port/chat", tls: $tls), machine: true);
$peer = Peer::proxy('stunnel', $upstream->port, ['--line', 'protocol = proxy'], 'good');
report(fn () => new WsClient("wss://localhost:$peer->port/chat", tls: $tls), machine: true);
?>
--EXPECTF--
through stunnel
WsClient\HandshakeException: stunnel reset the connection without forwarding a response
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found     the server sent nothing
  listener  stunnel (pid %d) at 127.0.0.1:%d
  help      many TLS servers close on plain HTTP without answering: if this is a TLS port, use wss://
  help      or the upstream server of stunnel is not running: start it, or correct connect in stunnel's configuration
  help      or only one side uses the PROXY protocol: set protocol = proxy if the upstream server expects it, otherwise remove it
  code      handshake.reset
  [handshake.reset, layer handshake, fault unknown, retryable, docs/errors.md#handshake-reset]
WsClient\HandshakeException: stunnel reset the connection without forwarding a response
  wss://localhost:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.3) · handshake FAILED after %f ms
  found     the server sent nothing
  listener  stunnel (pid %d) at 127.0.0.1:%d
  help      the upstream server of stunnel is likely not running: start it, or correct connect in stunnel's configuration
  help      or only one side uses the PROXY protocol: set protocol = proxy if the upstream server expects it, otherwise remove it
  code      handshake.reset
  [handshake.reset, layer handshake, fault unknown, retryable, docs/errors.md#handshake-reset]
WsClient\HandshakeException: the server behind stunnel cannot parse what it receives (400)
  wss://localhost:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.3) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  listener  stunnel (pid %d) at 127.0.0.1:%d
  help      stunnel likely sends it a PROXY protocol header, which it does not expect: remove protocol = proxy, or let that server expect it
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, final, docs/errors.md#handshake-gateway]
