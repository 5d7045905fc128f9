--TEST--
Hitch as a relay: its server is down, it expects the PROXY protocol, or the URL says ws://
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('hitch');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$tls = ['cafile' => pki() . '/ca.pem'];
$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('hitch', $upstream->port, cert: 'good');
$ws = new WsClient("wss://localhost:$peer->port/chat", tls: $tls);
$ws->send('through hitch');
echo $ws->receive(20.0), "\n";
report(fn () => new WsClient($peer->url('/chat')), machine: true);
$closed = Peer::closedPort();
$peer = Peer::proxy('hitch', $closed->port, cert: 'good');
report(fn () => new WsClient("wss://localhost:$peer->port/chat", tls: $tls), machine: true);
$peer = Peer::proxy('hitch', $upstream->port, ['--line', 'proxy-proxy = on'], 'good');
report(fn () => new WsClient("wss://localhost:$peer->port/chat", tls: $tls), machine: true);
?>
--EXPECTF--
through hitch
WsClient\HandshakeException: Hitch reset the connection without forwarding a response
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found     the server sent nothing
  listener  hitch (pid %d) at 127.0.0.1:%d
  help      many TLS servers close on plain HTTP without answering: if this is a TLS port, use wss://
  help      Hitch likely expects a PROXY protocol header, which only another proxy sends: connect through that proxy, or remove proxy-proxy = on from its configuration
  help      or the upstream server of Hitch is not running: start it, or correct backend in Hitch's configuration
  code      handshake.reset
  [handshake.reset, layer handshake, fault unknown, retryable, docs/errors.md#handshake-reset]
WsClient\HandshakeException: Hitch closed the connection without forwarding a response
  wss://localhost:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.3) · handshake FAILED after %f ms
  found     the server sent nothing
  listener  hitch (pid %d) at 127.0.0.1:%d
  help      the upstream server of Hitch is likely not running: start it, or correct backend in Hitch's configuration
  help      or only one side uses the PROXY protocol: set write-proxy-v1 = on or write-proxy-v2 = on if the upstream server expects it, otherwise remove it
  code      handshake.closed
  [handshake.closed, layer handshake, fault unknown, retryable, docs/errors.md#handshake-closed]
WsClient\TlsException: Hitch reset the connection without forwarding a response
  wss://localhost:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found     %d bytes sent, 0 bytes received
  stage     before the server's first byte
  listener  hitch (pid %d) at 127.0.0.1:%d
  help      Hitch likely expects a PROXY protocol header, which only another proxy sends: connect through that proxy, or remove proxy-proxy = on from its configuration
  help      or the upstream server of Hitch is not running: start it, or correct backend in Hitch's configuration
  help      or only one side uses the PROXY protocol: set write-proxy-v1 = on or write-proxy-v2 = on if the upstream server expects it, otherwise remove it
  code      tls.reset
  [tls.reset, layer tls, fault unknown, retryable, docs/errors.md#tls-reset]
