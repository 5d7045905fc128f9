--TEST--
Many small messages that a script keeps lead to an exception at memory_limit, never to a fatal error in poll()
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
foreach ([1, 20, 100, 180, 1000, 5000] as $size) {
    echo "$size: ";
    run_child('$url = ' . var_export($peer->url("/stream?count=2000000&size=$size"), true) . ';' . <<<'PHP'
    $ws = new WsClient($url);
    // The script's own list has its memory, so that what grows is what the extension makes.
    $kept = array_fill(0, 100_000, null);
    try {
        $i = 0;
        while (($message = $ws->receive(20.0)) !== null) {
            $kept[$i++ % 100_000] = $message;
            $kept[$i++ % 100_000] = $ws->poll();
        }
        echo "kept\n";
    } catch (WsClient\MessageTooBigException $e) {
        unset($kept);
        echo $e->errorCode, "\n";
    }
    PHP, ['memory_limit' => '16M']);
}
?>
--EXPECT--
1: websocket.too_big
20: websocket.too_big
100: websocket.too_big
180: websocket.too_big
1000: websocket.too_big
5000: websocket.too_big
