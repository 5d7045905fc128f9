--TEST--
The server listens on another address of this machine only
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../../support/skip_unless.inc';
skip_unless_listeners_known();
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::testserver('echo');
$e = report(fn () => new WsClient($peer->url('/chat', host: '127.0.0.2')), machine: true);
[$listener] = $e->report->phases[1]->facts['listeners'];
var_dump($listener['address'] === "127.0.0.1:$peer->port", $listener['process'], $listener['waiting']);
var_dump(basename(readlink("/proc/$listener[pid]/exe")));
// Over TLS, another host would mean another name to check.
report(fn () => new WsClient($peer->url('/chat', 'wss', '127.0.0.2')), machine: true);
?>
--EXPECTF--
WsClient\TcpException: port %d accepts connections only at 127.0.0.1 (testserver, pid %d)
  ws://127.0.0.2:%d/chat
  dns %f ms · tcp FAILED after %f ms
  tried     127.0.0.2:%d  ECONNREFUSED (Connection refused) after %f ms
  listener  testserver (pid %d) at 127.0.0.1:%d
  help      bind the server to 0.0.0.0 (all IPv4 addresses) or to 127.0.0.2
  help      or connect to 127.0.0.1:%d
  code      tcp.wrong_interface
  [tcp.wrong_interface, layer tcp, fault server, retryable, docs/errors.md#tcp-wrong-interface]
bool(true)
string(10) "testserver"
int(0)
string(10) "testserver"
WsClient\TcpException: port %d accepts connections only at 127.0.0.1 (testserver, pid %d)
  wss://127.0.0.2:%d/chat
  dns %f ms · tcp FAILED after %f ms
  tried     127.0.0.2:%d  ECONNREFUSED (Connection refused) after %f ms
  listener  testserver (pid %d) at 127.0.0.1:%d
  help      bind the server to 0.0.0.0 (all IPv4 addresses) or to 127.0.0.2
  code      tcp.wrong_interface
  [tcp.wrong_interface, layer tcp, fault server, retryable, docs/errors.md#tcp-wrong-interface]
