--TEST--
No route to the address
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
    PHP, ['CONNECT_ERRNO' => '101']);
?>
--EXPECTF--
WsClient\TcpException: there is no route to 127.0.0.99:9501
  ws://127.0.0.99:9501/chat
  dns %f ms · tcp FAILED after %f ms
  tried   127.0.0.99:9501  ENETUNREACH (Network is unreachable) after %f ms
  help    check this machine's network, VPN and routes; for an IPv6 address, check that it has IPv6
  code    tcp.unreachable
  [tcp.unreachable, layer tcp, fault network, retryable, docs/errors.md#tcp-unreachable]
1 ENETUNREACH
