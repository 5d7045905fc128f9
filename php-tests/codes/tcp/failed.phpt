--TEST--
A connect that fails with an errno that has no code of its own
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
    PHP, ['CONNECT_ERRNO' => '92']);
?>
--EXPECTF--
WsClient\TcpException: could not connect to 127.0.0.99:9501
  ws://127.0.0.99:9501/chat
  dns %f ms · tcp FAILED after %f ms
  tried   127.0.0.99:9501  ENOPROTOOPT (Protocol not available) after %f ms
  code    tcp.failed
  [tcp.failed, layer tcp, fault unknown, retryable, docs/errors.md#tcp-failed]
1 ENOPROTOOPT
