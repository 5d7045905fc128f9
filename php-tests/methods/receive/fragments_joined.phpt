--TEST--
Fragments are joined, also if a character is split and pings come between them
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
foreach ([1, 2, 3, 7, 40] as $parts) {
    $ws = new WsClient($peer->url("/fragments?parts=$parts"));
    $text = str_repeat('grüße € 😀 ', 5);
    $ws->send($text);
    $got = $ws->receiveMessage(5.0);
    echo $parts, ' ', $got->type->name, ' ', $got->payload === $text ? 'same' : 'different';
    $bytes = random_bytes(300_000);
    $ws->sendBinary($bytes);
    $got = $ws->receiveMessage(5.0);
    echo ', ', $got->type->name, ' ', $got->payload === $bytes ? 'same' : 'different',
        ', ', $ws->getInfo()->messagesReceived, " messages\n";
    $ws->close();
}
?>
--EXPECT--
1 Text same, Binary same, 2 messages
2 Text same, Binary same, 2 messages
3 Text same, Binary same, 2 messages
7 Text same, Binary same, 2 messages
40 Text same, Binary same, 2 messages
