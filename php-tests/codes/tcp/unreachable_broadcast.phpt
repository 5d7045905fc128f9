--TEST--
An address to which the kernel itself refuses to connect
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/report.inc';

report(fn () => new WsClient('ws://255.255.255.255:9501/chat', connect_timeout: 1));
?>
--EXPECTF--
WsClient\TcpException: there is no route to 255.255.255.255:9501
  ws://255.255.255.255:9501/chat
  dns %f ms · tcp FAILED after %f ms
  tried   255.255.255.255:9501  ENETUNREACH (Network is unreachable) after %f ms
  help    check this machine's network, VPN and routes; for an IPv6 address, check that it has IPv6
  code    tcp.unreachable
  [tcp.unreachable, layer tcp, fault network, retryable, docs/errors.md#tcp-unreachable]
