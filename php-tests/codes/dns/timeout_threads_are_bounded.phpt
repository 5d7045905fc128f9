--TEST--
Lookups that timed out leave few threads and no descriptors, and the same name is looked up only once at a time
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../../support/dns/skip_unless_preload.inc';
--FILE--
<?php
require __DIR__ . '/../../support/dns/resolver.inc';

echo child_with_resolver(<<<'PHP'
    $count = fn (string $what) => count(scandir("/proc/self/$what")) - 2;
    $try = function (string $host) {
        try {
            new WsClient("ws://$host/", connect_timeout: 0.02);
        } catch (WsClient\NameResolutionException $e) {
            return $e->errorCode;
        }
    };
    $threads = $count('task');
    $descriptors = $count('fd');
    for ($i = 0; $i < 30; $i++) {
        $codes[] = $try('slow.test');
    }
    var_dump($count('task') - $threads);
    for ($i = 0; $i < 30; $i++) {
        $codes[] = $try("slow$i.test");
    }
    var_dump($count('task') - $threads, $count('fd') - $descriptors, array_unique($codes));
    PHP);
?>
--EXPECT--
int(1)
int(16)
int(0)
array(1) {
  [0]=>
  string(11) "dns.timeout"
}
