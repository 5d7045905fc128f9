--TEST--
poll() and ping() return although a server never stops sending messages
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'repeat 1000000000000 ' . frame(2, str_repeat('x', 1000)));
$ws = new WsClient($peer->url(), max_message_size: 100_000, close_timeout: 0.2);
$count = 0;
for ($i = 0; $i < 5; $i++) {
    $polled = takes(0.0, 2.0, fn () => $ws->poll());
    $count += count($polled);
    if (count($polled) > 1000) {
        echo count($polled), " messages at once\n";
    }
    var_dump(strlen($ws->receive(5.0)));
}
var_dump($count > 0);
takes(0.0, 2.0, fn () => thrown(fn () => $ws->ping('', 1.0)));
takes(0.0, 1.5, function () { unset($GLOBALS['ws']); });
$peer->stop();
?>
--EXPECT--
int(1000)
int(1000)
int(1000)
int(1000)
int(1000)
bool(true)
WsClient\TimeoutException websocket.timeout
