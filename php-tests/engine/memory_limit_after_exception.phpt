--TEST--
After a message that exceeded memory_limit, the limit applies to the script as before
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
ob_start();
run_child('$url = ' . var_export($peer->url('/stream?count=2000000&size=180'), true) . ';' . <<<'PHP'
    $clients = array_map(fn () => new WsClient($url), range(1, 8));
    $kept = array_fill(0, 100_000, null);
    $i = 0;
    foreach ($clients as $ws) {
        try {
            while (($message = $ws->receive(20.0)) !== null) {
                $kept[$i++ % 100_000] = $message;
                $kept[$i++ % 100_000] = $ws->poll();
            }
        } catch (WsClient\MessageTooBigException $e) {
            echo $e->errorCode, "\n";
        }
    }
    $more = [];
    while (count($more) < 64_000) {
        $more[] = str_repeat('x', 1000);
    }
    echo "64 MB more than 16 MB\n";
    PHP, ['memory_limit' => '16M']);
preg_match_all('/^websocket.too_big|Allowed memory size|64 MB more.*/m', ob_get_clean(), $found);
print_r(array_count_values($found[0]));
?>
--EXPECT--
Array
(
    [websocket.too_big] => 8
    [Allowed memory size] => 1
)
