--TEST--
The listening process belongs to another user, so that its descriptors cannot be read
--EXTENSIONS--
wsclient
posix
--SKIPIF--
<?php
require __DIR__ . '/../../support/skip_unless.inc';
skip_unless_listeners_known();
posix_geteuid() === 0 || die('skip only root can become another user');
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::testserver('echo');
posix_seteuid(65534);
$e = report(fn () => new WsClient($peer->url(host: '127.0.0.2')), machine: true);
posix_seteuid(0);
var_dump($e->report->phases[1]->facts['listeners'][0]['pid']);
?>
--EXPECTF--
WsClient\TcpException: port %d accepts connections only at 127.0.0.1 (a process of user id 0)
  ws://127.0.0.2:%d/
  dns %f ms · tcp FAILED after %f ms
  tried     127.0.0.2:%d  ECONNREFUSED (Connection refused) after %f ms
  listener  a process of user id 0 (pid not readable) at 127.0.0.1:%d
  help      bind the server to 0.0.0.0 (all IPv4 addresses) or to 127.0.0.2
  help      or connect to 127.0.0.1:%d
  code      tcp.wrong_interface
  [tcp.wrong_interface, layer tcp, fault server, retryable, docs/errors.md#tcp-wrong-interface]
NULL
