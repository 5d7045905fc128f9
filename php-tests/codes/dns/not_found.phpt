--TEST--
A host name that does not exist
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../../support/dns/skip_unless_preload.inc';
--FILE--
<?php
require __DIR__ . '/../../support/dns/resolver.inc';

echo child_with_resolver(<<<'PHP'
    report(fn () => new WsClient('wss://not-found.test/chat?token=sesame'));
    PHP);
?>
--EXPECTF--
WsClient\NameResolutionException: the name not-found.test does not exist
  wss://not-found.test/chat?token=***
  dns FAILED after %f ms
  found   getaddrinfo: EAI_NONAME (-2), Name or service not known
  help    check the spelling
  help    if only some machines know the name, check /etc/hosts and the resolvers in /etc/resolv.conf on this one
  code    dns.not_found
  [dns.not_found, layer dns, fault unknown, final, docs/errors.md#dns-not-found]
