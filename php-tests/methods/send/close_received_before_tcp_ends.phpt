--TEST--
A Close received before the end of TCP is reported, also by a send that only notices the end
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'frame', 'send ' . frame(1, 'unread') . close_frame(1008, 'go away'), 'close', 'print');
$ws = new WsClient($peer->url());
$ws->send('go');
$peer->read();
try {
    for ($i = 0; $i < 1000; $i++) {
        $ws->sendBinary(str_repeat('x', 100_000));
    }
    echo "no exception\n";
} catch (WsClient\ConnectionClosedException $e) {
    echo $e::class, ' ', $e->getCode(), "\n";
}
var_dump($ws->receive());
$info = $ws->getCloseInfo();
var_dump($info->code, $info->reason, $info->byPeer);
?>
--EXPECT--
WsClient\ConnectionClosedException 1008
string(6) "unread"
int(1008)
string(7) "go away"
bool(true)
