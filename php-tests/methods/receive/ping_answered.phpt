--TEST--
Each ping of the server is answered with its payload while a call waits
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/ping?payload=are-you-there'));
var_dump($ws->receive(5.0));
$ws->close();
foreach (['', str_repeat('p', 125)] as $payload) {
    $peer = Peer::script('101', 'send ' . frame(9, $payload), 'frame', 'send ' . frame(1, 'done'), 'transcript', 'hang');
    $ws = new WsClient($peer->url());
    var_dump($ws->receive(5.0));
    show_frames($peer);
}
$peer = Peer::script('101', 'send ' . frame(9, 'a') . frame(9, 'b') . frame(9, 'c') . frame(1, 'done'),
    'frame', 'frame', 'frame', 'transcript', 'hang');
$ws = new WsClient($peer->url());
var_dump($ws->receive(5.0));
show_frames($peer);
?>
--EXPECT--
string(18) "pong:are-you-there"
string(4) "done"
the server got Pong
string(4) "done"
the server got Pong 125 times p
string(4) "done"
the server got Pong a
the server got Pong b
the server got Pong c
