--TEST--
Text and binary messages of every length form in both directions over wss
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo(true);
$ws = new WsClient($peer->tlsUrl('/echo'), tls: ['cafile' => pki() . '/ca.pem']);
foreach ([0, 1, 125, 126, 16384, 65535, 65536, 1 << 20, 4 << 20] as $size) {
    $bytes = $size > 0 ? random_bytes($size) : '';
    $text = substr(base64_encode($bytes), 0, $size);
    $ws->send($text);
    $ws->sendBinary($bytes);
    $first = $ws->receiveMessage(30.0);
    $second = $ws->receiveMessage(30.0);
    echo $size, ' ', $first->type->name, ' ', $first->payload === $text ? 'same' : 'different',
        ', ', $second->type->name, ' ', $second->payload === $bytes ? 'same' : 'different', "\n";
}
$ws->close();
show_end($ws);
?>
--EXPECT--
0 Text same, Binary same
1 Text same, Binary same
125 Text same, Binary same
126 Text same, Binary same
16384 Text same, Binary same
65535 Text same, Binary same
65536 Text same, Binary same
1048576 Text same, Binary same
4194304 Text same, Binary same
closed 1000 "" clean by us
