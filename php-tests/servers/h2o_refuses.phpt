--TEST--
H2O with a server behind it that is down or speaks TLS, and without a rule for the path
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('h2o');
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$closed = Peer::closedPort();
$peer = Peer::proxy('h2o', $closed->port);
report(fn () => new WsClient($peer->url('/chat')));
report(fn () => new WsClient($peer->url('/other')));
$upstream = Peer::echo(tls: true);
$peer = Peer::proxy('h2o', $upstream->tlsPort);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: H2O cannot connect to the upstream server (502)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Gateway Error
  server    h2o/%s
  body      connection failed
  by        H2O
  help      check that the upstream server is running, and that proxy.reverse.url has its host and port
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
WsClient\HandshakeException: H2O has no configuration for /other (404)
  ws://127.0.0.1:%d/other
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 404)
  received  HTTP/1.1 404 File Not Found
  server    h2o/%s
  body      not found
  by        H2O
  help      check the path against the paths of this host in H2O's configuration
  code      handshake.not_found
  [handshake.not_found, layer handshake, fault caller, final, docs/errors.md#handshake-not-found]
WsClient\HandshakeException: H2O received no valid response from the upstream server (502)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 502)
  received  HTTP/1.1 502 Gateway Error
  server    h2o/%s
  body      I/O error (head)
  by        H2O
  help      the upstream server likely speaks TLS: configure H2O to speak TLS to that port: proxy.reverse.url: "https://host:port/"
  help      or it closed the connection without a response: see its log
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
