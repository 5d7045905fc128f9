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
WsClient\NameResolutionException: the lookup of again.test failed temporarily
  wss://again.test/chat?token=***
  dns FAILED after %f ms
  found   getaddrinfo: EAI_AGAIN (-3), Temporary failure in name resolution
  help    check that this machine can reach the resolvers in /etc/resolv.conf; in a container, check its DNS settings
  code    dns.temporary_failure
  [dns.temporary_failure, layer dns, fault machine, retryable, docs/errors.md#dns-temporary-failure]
