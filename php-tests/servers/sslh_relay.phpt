--TEST--
sslh passes HTTP and TLS on to two ports, behind which nobody may listen
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('sslh');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$tls = ['cafile' => pki() . '/ca.pem'];
$upstream = Peer::program('ws_echo', cert: 'good');
$peer = Peer::proxy('sslh', $upstream->port, ['--tls', (string) $upstream->tlsPort]);
foreach ([$peer->url('/chat'), "wss://localhost:$peer->port/chat"] as $url) {
    $ws = new WsClient($url, tls: $tls);
    $ws->send('through sslh');
    echo $ws->receive(20.0), "\n";
}
$closed = Peer::closedPort();
$peer = Peer::proxy('sslh', $closed->port, ['--tls', (string) $closed->port]);
report(fn () => new WsClient($peer->url('/chat')), machine: true);
report(fn () => new WsClient("wss://localhost:$peer->port/chat", tls: $tls), machine: true);
?>
--EXPECTF--
through sslh
through sslh
WsClient\HandshakeException: sslh closed the connection without forwarding a response
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found     the server sent nothing
  listener  %s (pid %d) at 127.0.0.1:%d
  help      many TLS servers close on plain HTTP without answering: if this is a TLS port, use wss://
  help      or the upstream server of sslh is not running: start it, or correct the addresses of its protocols http and tls in sslh's configuration
  code      handshake.closed
  [handshake.closed, layer handshake, fault unknown, retryable, docs/errors.md#handshake-closed]
WsClient\TlsException: sslh closed the connection without forwarding a response
  wss://localhost:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found     %d bytes sent, 0 bytes received
  stage     before the server's first byte
  listener  %s (pid %d) at 127.0.0.1:%d
  help      the upstream server of sslh is likely not running: start it, or correct the addresses of its protocols http and tls in sslh's configuration
  code      tls.closed
  [tls.closed, layer tls, fault unknown, retryable, docs/errors.md#tls-closed]
