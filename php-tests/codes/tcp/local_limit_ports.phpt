--TEST--
No local port is left
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../../support/dns/skip_unless_preload.inc';
--FILE--
<?php
require __DIR__ . '/../../support/dns/resolver.inc';

echo child_with_resolver(<<<'PHP'
    $e = report(fn () => new WsClient('ws://127.0.0.99:9501/chat'));
    echo count($e->attempts), ' ', $e->attempts[0]['error'], "\n";
    PHP, ['CONNECT_ERRNO' => '99']);
?>
--EXPECTF--
WsClient\TcpException: this machine could not open a connection to 127.0.0.99:9501
  ws://127.0.0.99:9501/chat
  dns %f ms · tcp FAILED after %f ms
  tried   127.0.0.99:9501  EADDRNOTAVAIL (Cannot assign requested address) after %f ms
  help    likely no local port is left for this address: close connections, reuse them, or widen net.ipv4.ip_local_port_range
  code    tcp.local_limit
  [tcp.local_limit, layer tcp, fault machine, retryable, docs/errors.md#tcp-local-limit]
1 EADDRNOTAVAIL
