--TEST--
nghttpx with a server behind it that is down, or to which it speaks HTTP/2
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('nghttpx');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$closed = Peer::closedPort();
$peer = Peer::proxy('nghttpx', $closed->port);
report(fn () => new WsClient($peer->url('/chat')));
$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('nghttpx', $upstream->port, ['--backend', 'proto=h2']);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: nghttpx received no valid response from the upstream server (502)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Bad Gateway
  server    nghttpx
  body      <!DOCTYPE html><html lang="en"><title>502 Bad Gateway</title><body><h1>502 Bad Gateway</h1><footer>nghttpx</footer></body></html>
  by        nghttpx
  help      the upstream server is likely not running: start it, or correct the address in nghttpx's option backend
  help      or the option has proto=h2, and the upstream server does not support WebSocket over HTTP/2: remove proto=h2
  help      or the upstream server speaks TLS: configure nghttpx to speak TLS to that port: backend=host,port;;tls
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: nghttpx received no valid response from the upstream server (502)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Bad Gateway
  server    nghttpx
  body      <!DOCTYPE html><html lang="en"><title>502 Bad Gateway</title><body><h1>502 Bad Gateway</h1><footer>nghttpx</footer></body></html>
  by        nghttpx
  help      the upstream server is likely not running: start it, or correct the address in nghttpx's option backend
  help      or the option has proto=h2, and the upstream server does not support WebSocket over HTTP/2: remove proto=h2
  help      or the upstream server speaks TLS: configure nghttpx to speak TLS to that port: backend=host,port;;tls
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
