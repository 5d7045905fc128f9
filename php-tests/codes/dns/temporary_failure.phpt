--TEST--
The resolver reports a temporary failure
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../../support/dns/skip_unless_preload.inc';
--FILE--
<?php
require __DIR__ . '/../../support/dns/resolver.inc';

echo child_with_resolver(<<<'PHP'
    report(fn () => new WsClient('wss://again.test/chat?token=sesame'));
    PHP);
?>
--EXPECTF--
WsClient\NameResolutionException: no resolver gave an answer for again.test
  wss://again.test/chat?token=***
  dns FAILED after %f ms
  found   getaddrinfo: EAI_AGAIN (-3), Temporary failure in name resolution
  help    check that the resolvers of /etc/resolv.conf can be reached from this machine; in a container, its DNS settings
  code    dns.temporary_failure
  [dns.temporary_failure, layer dns, fault machine, retryable, docs/errors.md#dns-temporary-failure]
