--TEST--
The resolver reports a permanent failure, or a system error
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../../support/dns/skip_unless_preload.inc';
--FILE--
<?php
require __DIR__ . '/../../support/dns/resolver.inc';

echo child_with_resolver(<<<'PHP'
    report(fn () => new WsClient('ws://fail.test/'));
    report(fn () => new WsClient('ws://system.test/'));
    PHP);
?>
--EXPECTF--
WsClient\NameResolutionException: the resolver failed to look up fail.test
  ws://fail.test/
  dns FAILED after %f ms
  found   getaddrinfo: EAI_FAIL (-4), Non-recoverable failure in name resolution
  code    dns.failed
  [dns.failed, layer dns, fault machine, retryable, docs/errors.md#dns-failed]
WsClient\NameResolutionException: the resolver failed to look up system.test
  ws://system.test/
  dns FAILED after %f ms
  found   getaddrinfo: EAI_SYSTEM (-11), Input/output error (os error 5)
  code    dns.failed
  [dns.failed, layer dns, fault machine, retryable, docs/errors.md#dns-failed]
