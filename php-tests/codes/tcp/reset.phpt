--TEST--
A connection that is reset during connect
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
    PHP, ['CONNECT_ERRNO' => '104']);
?>
--EXPECTF--
WsClient\TcpException: could not connect to 127.0.0.99:9501: the connection was reset
  ws://127.0.0.99:9501/chat
  dns %f ms · tcp FAILED after %f ms
  tried   127.0.0.99:9501  ECONNRESET (Connection reset by peer) after %f ms
  code    tcp.reset
  [tcp.reset, layer tcp, fault network, retryable, docs/errors.md#tcp-reset]
1 ECONNRESET
