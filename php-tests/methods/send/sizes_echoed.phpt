--TEST--
Text and binary messages of every length form in both directions over ws
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
foreach ([0, 1, 125, 126, 65535, 65536, 1 << 20, 16 << 20] as $size) {
    // Two-byte characters, so that blocks end inside of one; an odd size gets one letter more.
    $text = str_repeat('é', $size >> 1) . str_repeat('x', $size & 1);
    $ws->send($text);
    $got = $ws->receiveMessage(30.0);
    echo $size, ' text ', $got->type->name, ' ', $got->payload === $text ? 'same' : 'different';
    $bytes = $size > 0 ? random_bytes($size) : '';
    $ws->sendBinary($bytes);
    $got = $ws->receiveMessage(30.0);
    echo ', binary ', $got->type->name, ' ', hash('sha256', $got->payload) === hash('sha256', $bytes) ? 'same' : 'different', "\n";
}
$ws->close();
show_end($ws);
?>
--EXPECT--
0 text Text same, binary Binary same
1 text Text same, binary Binary same
125 text Text same, binary Binary same
126 text Text same, binary Binary same
65535 text Text same, binary Binary same
65536 text Text same, binary Binary same
1048576 text Text same, binary Binary same
16777216 text Text same, binary Binary same
closed 1000 "" clean by us
