--TEST--
foreach has types as keys and payloads as values, and stops when the peer closes normally
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'send ' . frame(1, 'a') . frame(2, 'b') . frame(1, '') . close_frame(1001, 'bye'), 'frame', 'close');
$ws = new WsClient($peer->url());
foreach ($ws as $type => $payload) {
    var_dump($type, $payload);
}
show_end($ws);
foreach ($ws as $payload) {
    echo "not reached\n";
}
?>
--EXPECT--
enum(WsClient\MessageType::Text)
string(1) "a"
enum(WsClient\MessageType::Binary)
string(1) "b"
enum(WsClient\MessageType::Text)
string(0) ""
closed 1001 "bye" clean by the peer
