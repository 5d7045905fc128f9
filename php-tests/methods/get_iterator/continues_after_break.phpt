--TEST--
After a break, or a timeout, another foreach continues with the next message
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'send ' . frame(1, 'a') . frame(1, 'b') . frame(1, 'c'), 'frame', 'send ' . frame(1, 'd') . close_frame(1000), 'frame', 'close');
$ws = new WsClient($peer->url(), receive_timeout: 0.3);
foreach ($ws as $payload) {
    echo $payload, "\n";
    break;
}
echo $ws->receive(1.0), "\n";
thrown(function () use ($ws) { foreach ($ws as $payload) { echo $payload, "\n"; } });
$ws->send('go');
foreach ($ws as $payload) {
    echo $payload, "\n";
}
echo "end\n";
?>
--EXPECT--
a
b
c
WsClient\TimeoutException websocket.timeout
d
end
