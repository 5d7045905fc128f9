--TEST--
A name with several addresses, all of which refuse: the report lists each
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../../support/dns/skip_unless_preload.inc';
--FILE--
<?php
require __DIR__ . '/../../support/dns/resolver.inc';

echo child_with_resolver(<<<'PHP'
    $peer = Peer::closedPort();
    $e = report(fn () => new WsClient($peer->url('/', host: 'two-ipv4.test')));
    foreach ($e->attempts as $attempt) {
        echo preg_replace('/\d+$/', 'PORT', $attempt['address']), ' ', $attempt['error'], "\n";
    }
    PHP);
?>
--EXPECTF--
WsClient\TcpException: nothing listens on port %d at any of the 2 addresses of two-ipv4.test
  ws://two-ipv4.test:%d/
  dns %f ms · tcp FAILED after %f ms
  tried   127.0.0.2:%d  ECONNREFUSED (Connection refused) after %f ms
  tried   127.0.0.1:%d  ECONNREFUSED (Connection refused) after %f ms
  help    start the server, or correct the host and port
  code    tcp.refused
  [tcp.refused, layer tcp, fault server, retryable, docs/errors.md#tcp-refused]
127.0.0.2:PORT ECONNREFUSED
127.0.0.1:PORT ECONNREFUSED
