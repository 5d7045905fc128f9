--TEST--
The resolver does not answer within connect_timeout
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../../support/dns/skip_unless_preload.inc';
--FILE--
<?php
require __DIR__ . '/../../support/dns/resolver.inc';

echo child_with_resolver(<<<'PHP'
    $start = hrtime(true);
    report(fn () => new WsClient('ws://slow.test:8080/', connect_timeout: 0.3));
    $seconds = (hrtime(true) - $start) / 1e9;
    var_dump($seconds >= 0.3 && $seconds < 5);
    PHP);
?>
--EXPECTF--
WsClient\NameResolutionException: the name slow.test was not resolved within %f ms
  ws://slow.test:8080/
  dns FAILED after %f ms
  help    check that the resolvers in /etc/resolv.conf answer this machine
  help    if they are only slow, raise connect_timeout
  code    dns.timeout
  [dns.timeout, layer dns, fault network, retryable, docs/errors.md#dns-timeout]
bool(true)
