--TEST--
A message that only just fits memory_limit is received
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') die('skip needs the engine\'s allocator');
?>
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$peer = Peer::echo();
run_child('$url = ' . var_export($peer->url('/stream?count=2&size=5000000'), true) . ';' . <<<'PHP'
    $ws = new WsClient($url);
    for ($i = 0; $i < 2; $i++) {
        // The string of the first message is free again before the second.
        var_dump(strlen($ws->receive(30.0)));
    }
    PHP, ['memory_limit' => '16M']);
?>
--EXPECT--
int(5000000)
int(5000000)
