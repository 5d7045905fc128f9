--TEST--
At the memory limit, finish() still returns the connection or throws the failure
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
$closed = Peer::closedPort();
run_child('$urls = [' . var_export($peer->url('/echo'), true) . ',' . var_export($closed->url(), true) . '];' . <<<'PHP'
    $codes = ['open' => 0];
    for ($round = 0; $round < 40; $round++) {
        $openings = [];
        for ($i = 0; $i < 20; $i++) {
            $openings[] = WsClient::open($urls[$i % 2]);
        }
        $results = array_fill(0, 20, null);
        // Less is left from round to round.
        $most = (16 << 20) - (800 << 10) + $round * (12 << 10);
        $head = null;
        while (memory_get_usage() < $most) {
            $node = new stdClass();
            $node->text = str_repeat('x', 1000);
            $node->next = $head;
            $head = $node;
        }
        foreach ($openings as $i => $opening) {
            try {
                $results[$i] = $opening->finish();
                $codes['open']++;
            } catch (WsClient\TcpException $e) {
                $codes[$e->errorCode] = ($codes[$e->errorCode] ?? 0) + 1;
                unset($e);
            }
        }
        while ($head) {
            $head = $head->next;
        }
        unset($openings, $results, $opening, $node);
    }
    print_r($codes);
    PHP, ['memory_limit' => '16M']);
?>
--EXPECT--
Array
(
    [open] => 400
    [tcp.refused] => 400
)
