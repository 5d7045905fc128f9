--TEST--
This very process has the port and cannot answer while it waits; after a wrong 101 this is not reported
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$server = stream_socket_server('tcp://127.0.0.1:0');
$url = 'ws://' . stream_socket_get_name($server, false);
$e = report(fn () => new WsClient($url, connect_timeout: 1), machine: true);
[$listener] = $e->report->phases[2]->facts['listeners'];
var_dump($listener['pid'] === getmypid(), $listener['waiting']);

$peer = Peer::script('head', 'send HTTP/1.1 101 Switching Protocols\r\n\r\n', 'drain');
report(fn () => new WsClient($peer->url()), machine: true);
?>
--EXPECTF--
WsClient\HandshakeException: no answer to the upgrade request within %f ms
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found     connected, but the server sent nothing
  listener  %s (pid %d, this process) at 127.0.0.1:%d, 1 connection waits to be accepted
  help      this process itself owns the port and cannot answer while it waits: run the server in another process
  help      the server is likely busy or stuck, or a proxy waits for its upstream server: see the server's log
  help      some servers never answer an upgrade that no route accepts: check the path
  code      handshake.timeout
  [handshake.timeout, layer handshake, fault server, retryable, docs/errors.md#handshake-timeout]
bool(true)
int(1)
WsClient\HandshakeException: the 101 response lacks Upgrade: websocket
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  Upgrade: websocket
  found     no such header
  help      the server or a proxy in between does not complete the handshake as RFC 6455 requires: fix it there
  code      handshake.upgrade_header
  [handshake.upgrade_header, layer handshake, fault server, final, docs/errors.md#handshake-upgrade-header]
