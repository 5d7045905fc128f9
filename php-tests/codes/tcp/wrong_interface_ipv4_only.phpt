--TEST--
The server listens on IPv4 only, and all addresses of the URL are IPv6
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
@stream_socket_server('tcp://[::1]:0') || die('skip there is no IPv6 loopback');
require __DIR__ . '/../../support/dns/skip_unless_preload.inc';
skip_unless_listeners_known();
--FILE--
<?php
require __DIR__ . '/../../support/dns/resolver.inc';

echo child_with_resolver(<<<'PHP'
    $peer = Peer::testserver('echo');
    report(fn () => new WsClient($peer->url(host: '[::1]')), machine: true);
    $peer = Peer::testserver('echo', '--listen', '127.0.0.2:0');
    report(fn () => new WsClient($peer->url(host: 'ipv6.test')), machine: true);
    PHP);
?>
--EXPECTF--
WsClient\TcpException: port %d accepts connections only on IPv4, at 127.0.0.1 (testserver, pid %d)
  ws://[::1]:%d/
  dns %f ms · tcp FAILED after %f ms
  tried     [::1]:%d  ECONNREFUSED (Connection refused) after %f ms
  listener  testserver (pid %d) at 127.0.0.1:%d
  help      bind the server to :: (all addresses, usually IPv4 too) or to ::1
  help      or connect to 127.0.0.1:%d
  code      tcp.wrong_interface
  [tcp.wrong_interface, layer tcp, fault server, retryable, docs/errors.md#tcp-wrong-interface]
WsClient\TcpException: port %d accepts connections only on IPv4, at 127.0.0.2 (testserver, pid %d)
  ws://ipv6.test:%d/
  dns %f ms · tcp FAILED after %f ms
  tried     [::1]:%d  ECONNREFUSED (Connection refused) after %f ms
  listener  testserver (pid %d) at 127.0.0.2:%d
  help      bind the server to :: (all addresses, usually IPv4 too) or to ::1
  help      or connect to 127.0.0.2:%d; ipv6.test resolves to ::1 here
  code      tcp.wrong_interface
  [tcp.wrong_interface, layer tcp, fault server, retryable, docs/errors.md#tcp-wrong-interface]
