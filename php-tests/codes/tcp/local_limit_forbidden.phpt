--TEST--
A firewall or SELinux forbids the connection
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../../support/dns/skip_unless_preload.inc';
--FILE--
<?php
require __DIR__ . '/../../support/dns/resolver.inc';

echo child_with_resolver(<<<'PHP'
    report(fn () => new WsClient('ws://127.0.0.99:9501/chat'));
    PHP, ['CONNECT_ERRNO' => '13']);
?>
--EXPECTF--
WsClient\TcpException: this machine could not open a connection to 127.0.0.99:9501
  ws://127.0.0.99:9501/chat
  dns %f ms · tcp FAILED after %f ms
  tried   127.0.0.99:9501  EACCES (Permission denied) after %f ms
  help    a firewall rule, SELinux (setsebool -P httpd_can_network_connect 1) or seccomp likely blocks the connection
  code    tcp.local_limit
  [tcp.local_limit, layer tcp, fault machine, retryable, docs/errors.md#tcp-local-limit]
