--TEST--
Envoy refuses the upgrade until the directive of the report is added; then its server is down
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_python('envoy');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('envoy', $upstream->port);
$e = report(fn () => new WsClient($peer->url('/chat')));
$directive = directives_after($e, 'connection manager or route, set ');
$peer = Peer::proxy('envoy', $upstream->port, ['--line', $directive]);
$ws = new WsClient($peer->url('/chat'));
$ws->send('through envoy');
echo $ws->receive(20.0), "\n";
$closed = Peer::closedPort();
$peer = Peer::proxy('envoy', $closed->port, ['--line', $directive]);
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: Envoy refused the upgrade (403 without a body)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  server    envoy
  by        Envoy
  help      the route likely does not allow it: in Envoy's HTTP connection manager or route, set upgrade_configs: [{upgrade_type: websocket}]
  help      or no upstream server is running: check that one is
  code      handshake.upgrade_not_forwarded
  [handshake.upgrade_not_forwarded, layer handshake, fault server, retryable, docs/errors.md#handshake-upgrade-not-forwarded]
through envoy
WsClient\HandshakeException: Envoy could not reach the upstream server (503)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 503)
  received  HTTP/1.1 503 Service Unavailable
  server    envoy
  body      upstream connect error or disconnect/reset before headers. reset reason: remote connection failure
  by        Envoy
  help      the upstream server is likely down, or the cluster has the wrong port; the body says how the connection ended
  code      handshake.gateway
  [handshake.gateway, layer handshake, fault server, retryable, docs/errors.md#handshake-gateway]
