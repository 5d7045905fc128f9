--TEST--
A name for both loopback addresses and a server on neither; a server on one of them is used
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
    $peer = Peer::testserver('echo', '--listen', '127.0.0.2:0');
    report(fn () => new WsClient($peer->url(host: 'two.test')), machine: true);
    foreach (['127.0.0.1:0', '[::1]:0'] as $address) {
        $peer = Peer::testserver('echo', '--listen', $address);
        var_dump((new WsClient($peer->url(host: 'two.test')))->isOpen());
    }
    PHP);
?>
--EXPECTF--
WsClient\TcpException: port %d accepts connections only at 127.0.0.2 (testserver, pid %d)
  ws://two.test:%d/
  dns %f ms · tcp FAILED after %f ms
  tried     [::1]:%d  ECONNREFUSED (Connection refused) after %f ms
  tried     127.0.0.1:%d  ECONNREFUSED (Connection refused) after %f ms
  listener  testserver (pid %d) at 127.0.0.2:%d
  help      bind the server to 0.0.0.0 (all IPv4 addresses) or to ::1
  help      or connect to 127.0.0.2:%d; two.test resolves to ::1 here
  code      tcp.wrong_interface
  [tcp.wrong_interface, layer tcp, fault server, retryable, docs/errors.md#tcp-wrong-interface]
bool(true)
bool(true)
