--TEST--
Empty fragments, also first and last, are joined; the message may be empty
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script(
    '101',
    'send ' . frame(1, '', false) . frame(0, '', false) . frame(0, 'ab', false) . frame(0, 'c', false) . frame(0, ''),
    'send ' . frame(2, '', false) . frame(0, ''),
    'send ' . frame(1, ''),
    'hang',
);
$ws = new WsClient($peer->url());
for ($i = 0; $i < 3; $i++) {
    $got = $ws->receiveMessage(2.0);
    var_dump($got->type, $got->payload);
}
?>
--EXPECT--
enum(WsClient\MessageType::Text)
string(3) "abc"
enum(WsClient\MessageType::Binary)
string(0) ""
enum(WsClient\MessageType::Text)
string(0) ""
