--TEST--
ping() ends immediately if messages that nobody fetches fill the queue; all are kept
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'frame', 'repeat 5 ' . frame(1, str_repeat('m', 1000)), 'send ' . frame(10, 'x'), 'hang');
$ws = new WsClient($peer->url(), max_message_size: 2000);
takes(0.0, 2.0, fn () => thrown(fn () => $ws->ping('x', 5.0)));
for ($i = 0; $i < 5; $i++) {
    echo strlen($ws->receive(2.0)), "\n";
}
thrown(fn () => $ws->receive(0.1));
?>
--EXPECT--
WsClient\TimeoutException websocket.timeout
1000
1000
1000
1000
1000
WsClient\TimeoutException websocket.timeout
