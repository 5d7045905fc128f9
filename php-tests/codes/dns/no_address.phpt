--TEST--
A host name that exists but has no address
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../../support/dns/skip_unless_preload.inc';
--FILE--
<?php
require __DIR__ . '/../../support/dns/resolver.inc';

echo child_with_resolver(<<<'PHP'
    report(fn () => new WsClient('wss://no-data.test/chat?token=sesame'));
    PHP);
?>
--EXPECTF--
WsClient\NameResolutionException: the name no-data.test has no address
  wss://no-data.test/chat?token=***
  dns FAILED after %f ms
  found   getaddrinfo: EAI_NODATA (-5), No address associated with hostname
  help    check the name; it needs an A or AAAA record
  code    dns.no_address
  [dns.no_address, layer dns, fault unknown, final, docs/errors.md#dns-no-address]
