--TEST--
While a send waits, at most max_message_size is read ahead; then it times out and nothing is lost
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'), max_message_size: 1 << 20, send_timeout: 0.5, close_timeout: 1.0);
$letters = range('a', 'z');
$sent = 0;
$memory = memory_get_usage();
try {
    for (; $sent < 200; $sent++) {
        $ws->send(str_repeat($letters[$sent % 26], 1 << 19));
    }
    echo "no timeout\n";
} catch (WsClient\TimeoutException $e) {
    echo $e->errorCode, "\n";
    preg_match('/^(\d+) of/', $e->diagnosis->evidence['found'], $found);
    // A message that was not taken back is on its way.
    $sent += $found[1] > 0;
}
// The limit, the message above it, and one that is being read.
var_dump(memory_get_usage() - $memory < 3 << 20);
for ($i = 0; $i < $sent; $i++) {
    $text = $ws->receive(10.0);
    if (strlen($text) !== 1 << 19 || trim($text, $letters[$i % 26]) !== '') {
        echo "message $i is wrong\n";
    }
}
thrown(fn () => $ws->receive(0.2));
$ws->send('after');
var_dump($ws->receive(5.0));
?>
--EXPECT--
websocket.timeout
bool(true)
WsClient\TimeoutException websocket.timeout
string(5) "after"
