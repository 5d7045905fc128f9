--TEST--
No thread can be started for a name lookup
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../../support/dns/skip_unless_preload.inc';
--FILE--
<?php
require __DIR__ . '/../../support/dns/resolver.inc';

echo preg_replace('/^  limits .*\n/m', '', child_with_resolver(<<<'PHP'
    report(fn () => new WsClient('ws://one.test/'));
    putenv('NO_THREADS');
    report(fn () => new WsClient('ws://not-found.test/'));
    PHP, ['NO_THREADS' => '1']));
?>
--EXPECTF--
WsClient\NameResolutionException: this machine could not start a thread to look up one.test
  ws://one.test/
  dns FAILED after %f ms
  found   Resource temporarily unavailable (os error 11)
  help    raise the limit that was reached: ulimit -u of the user, TasksMax of the service, or the pids limit of the container
  help    or use an IP address in the URL, which needs no thread
  code    dns.local_limit
  [dns.local_limit, layer dns, fault machine, retryable, docs/errors.md#dns-local-limit]
WsClient\NameResolutionException: the name not-found.test does not exist
%A
