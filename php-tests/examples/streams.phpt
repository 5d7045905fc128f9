--TEST--
examples/streams.php reads 20 streams, and comes back to those that end, while one server has stopped answering
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/example.inc';

$feed = Peer::program('ws_feed');
$closed = Peer::closedPort();
// As a server that was stopped: its kernel accepts, and nothing answers.
$stopped = Peer::script('hang');
$feeds = array_map(static fn (int $number): string => $feed->url("/$number"), range(1, 17));
$example = new Example('streams.php', $stopped->url(), $feed->url('/short'), $closed->url(), ...$feeds);

$numbers = array_fill_keys($feeds, 0);
[$short, $refused, $in_order, $others] = [[], 0, true, []];
while (min($numbers) < 50 || count($short) < 4 || $refused < 2) {
    [$url, $words] = explode(': ', (string) $example->line(), 2);
    if (isset($numbers[$url])) {
        $in_order = $in_order && (int) $words === $numbers[$url] + 1;
        $numbers[$url] = (int) $words;
    } elseif ($url === $feed->url('/short')) {
        $short[] = $words;
    } elseif ($url === $closed->url()) {
        $refused += (int) str_contains($words, 'tcp.refused');
    } elseif (getenv('USE_ZEND_ALLOC') !== '0') {
        // Its attempt goes on for 10 s, and all of this takes less; only under valgrind, it may take longer.
        $others[] = "$url: $words";
    }
}
var_dump($in_order, $others, array_slice($short, 0, 4));
?>
--EXPECT--
bool(true)
array(0) {
}
array(4) {
  [0]=>
  string(1) "1"
  [1]=>
  string(16) "closed with 1001"
  [2]=>
  string(1) "1"
  [3]=>
  string(16) "closed with 1001"
}
