--TEST--
Many small messages that a script keeps break memory_limit by an exception, never inside of poll()
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') die('skip needs the engine\'s allocator');
?>
--FILE--
<?php
require __DIR__ . '/../connection/talking.inc';
$peer = Peer::echo();
run_child('$url = ' . var_export($peer->url('/stream?count=2000000&size=100'), true) . ';' . <<<'PHP'
    $ws = new WsClient($url);
    $kept = [];
    try {
        while (($message = $ws->receive(20.0)) !== null) {
            $kept[] = $message;
            $kept[] = $ws->poll();
        }
        echo "kept\n";
    } catch (WsClient\MessageTooBigException $e) {
        unset($kept);
        echo $e->errorCode, "\n";
    }
    PHP, ['memory_limit' => '16M']);
?>
--EXPECT--
websocket.too_big
