--TEST--
A message for which there is no memory left stays in the open connection until there is
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
run_child('$url = ' . var_export(rtrim($peer->url(), '/'), true) . ';' . <<<'PHP'
    $receive = [
        'receive' => fn ($ws) => [$ws->receive(10.0)],
        'receiveMessage' => fn ($ws) => [$ws->receiveMessage(10.0)],
        'poll' => fn ($ws) => $ws->poll() ?: [$ws->receive(10.0)],
        'pollMessages' => fn ($ws) => $ws->pollMessages() ?: [$ws->receive(10.0)],
    ];
    foreach ([5_000 => 6000, 100_000 => 300, 3_000_000 => 12] as $size => $count) {
        foreach ($receive as $name => $call) {
            $ws = new WsClient("$url/stream?count=$count&size=$size", compression: false);
            $kept = [];
            $complete = $refused = 0;
            while ($complete < $count) {
                try {
                    foreach ($call($ws) as $message) {
                        $complete += strlen((string) $message) === $size ? 1 : 0;
                        $kept[] = $message;
                    }
                    unset($message);
                } catch (WsClient\MessageTooBigException $e) {
                    $refused += $e->errorCode === 'websocket.too_big' && $ws->isOpen() && !$ws->getCloseInfo() ? 1 : 0;
                    unset($e);
                    $kept = [];
                }
            }
            echo "$size bytes, $name: ", $refused > 0 ? 'refused' : 'never refused', ", $complete complete\n";
            unset($kept, $ws);
        }
    }
    PHP, ['memory_limit' => '16M']);
?>
--EXPECT--
5000 bytes, receive: refused, 6000 complete
5000 bytes, receiveMessage: refused, 6000 complete
5000 bytes, poll: refused, 6000 complete
5000 bytes, pollMessages: refused, 6000 complete
100000 bytes, receive: refused, 300 complete
100000 bytes, receiveMessage: refused, 300 complete
100000 bytes, poll: refused, 300 complete
100000 bytes, pollMessages: refused, 300 complete
3000000 bytes, receive: refused, 12 complete
3000000 bytes, receiveMessage: refused, 12 complete
3000000 bytes, poll: refused, 12 complete
3000000 bytes, pollMessages: refused, 12 complete
