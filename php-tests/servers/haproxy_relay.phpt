--TEST--
HAProxy in TCP mode: its server is down, or one side speaks the PROXY protocol and the other does not
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('haproxy');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$closed = Peer::closedPort();
$peer = Peer::proxy('haproxy', $closed->port, ['--mode', 'tcp']);
report(fn () => new WsClient($peer->url('/chat')), machine: true);
report(fn () => new WsClient($peer->url('/chat', 'wss')), machine: true);
$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('haproxy', $upstream->port, ['--mode', 'tcp', '--server', 'send-proxy']);
report(fn () => new WsClient($peer->url('/chat')), machine: true);
$peer = Peer::proxy('haproxy', $upstream->port, ['--mode', 'tcp', '--bind', 'accept-proxy']);
report(fn () => new WsClient($peer->url('/chat')), machine: true);
report(fn () => new WsClient($peer->url('/chat', 'wss')), machine: true);
?>
--EXPECTF--
WsClient\HandshakeException: HAProxy closed the connection without forwarding a response
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found     the server sent nothing
  listener  haproxy (pid %d) at 127.0.0.1:%d
  help      many TLS servers close on plain HTTP without answering: if this is a TLS port, use wss://
  help      or the upstream server of HAProxy is not running: start it, or correct the server lines of its backend
  help      or only one side uses the PROXY protocol: set send-proxy or send-proxy-v2 if the upstream server expects it, otherwise remove it
  code      handshake.closed
  [handshake.closed, layer handshake, fault unknown, retryable, docs/errors.md#handshake-closed]
WsClient\TlsException: HAProxy closed the connection without forwarding a response
  wss://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found     %d bytes sent, 0 bytes received
  stage     before the server's first byte
  listener  haproxy (pid %d) at 127.0.0.1:%d
  help      the upstream server of HAProxy is likely not running: start it, or correct the server lines of its backend
  help      or only one side uses the PROXY protocol: set send-proxy or send-proxy-v2 if the upstream server expects it, otherwise remove it
  code      tls.closed
  [tls.closed, layer tls, fault unknown, retryable, docs/errors.md#tls-closed]
WsClient\HandshakeException: the server behind HAProxy cannot parse what it receives (400)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  listener  haproxy (pid %d) at 127.0.0.1:%d
  help      HAProxy likely sends it a PROXY protocol header, which it does not expect: remove send-proxy or send-proxy-v2, or let that server expect it
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, final, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: HAProxy reset the connection without forwarding a response
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found     the server sent nothing
  listener  haproxy (pid %d) at 127.0.0.1:%d
  help      HAProxy likely expects a PROXY protocol header, which only another proxy sends: connect through that proxy, or remove accept-proxy from the bind line
  help      many TLS servers close on plain HTTP without answering: if this is a TLS port, use wss://
  help      or the upstream server of HAProxy is not running: start it, or correct the server lines of its backend
  code      handshake.reset
  [handshake.reset, layer handshake, fault unknown, retryable, docs/errors.md#handshake-reset]
WsClient\TlsException: HAProxy reset the connection without forwarding a response
  wss://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found     %d bytes sent, 0 bytes received
  stage     before the server's first byte
  listener  haproxy (pid %d) at 127.0.0.1:%d
  help      HAProxy likely expects a PROXY protocol header, which only another proxy sends: connect through that proxy, or remove accept-proxy from the bind line
  help      or the upstream server of HAProxy is not running: start it, or correct the server lines of its backend
  help      or only one side uses the PROXY protocol: set send-proxy or send-proxy-v2 if the upstream server expects it, otherwise remove it
  code      tls.reset
  [tls.reset, layer tls, fault unknown, retryable, docs/errors.md#tls-reset]
