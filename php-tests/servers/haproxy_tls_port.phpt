--TEST--
A ws:// URL with a TLS port of HAProxy, which closes without an answer, and wss:// with a plain one
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('haproxy');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::echo();
$peer = Peer::proxy('haproxy', $upstream->port, cert: 'good');
report(fn () => new WsClient("ws://127.0.0.1:$peer->tlsPort/chat"));
report(fn () => new WsClient("wss://localhost:$peer->port/chat", tls: ['cafile' => pki() . '/ca.pem']));
?>
--EXPECTF--
WsClient\HandshakeException: HAProxy closed the connection without forwarding a response
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   the server sent nothing
  help    many TLS servers close on plain HTTP without answering: if this is a TLS port, use wss://
  help    or the upstream server of HAProxy is not running: start it, or correct the server lines of its backend
  help    or only one side uses the PROXY protocol: set send-proxy or send-proxy-v2 if the upstream server expects it, otherwise remove it
  code    handshake.closed
  [handshake.closed, layer handshake, fault unknown, retryable, docs/errors.md#handshake-closed]
WsClient\TlsException: port %d does not speak TLS, but plain HTTP
  wss://localhost:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a TLS record
  found     "HTTP/1.1 400 Bad request\r\n%s
  help      use ws:// for this port: ws://localhost:%d
  help      or connect to the server's TLS port, usually 443
  code      tls.not_tls
  [tls.not_tls, layer tls, fault caller, final, docs/errors.md#tls-not-tls]
