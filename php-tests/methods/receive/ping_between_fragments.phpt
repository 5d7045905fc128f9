--TEST--
A ping between fragments is answered before the message is complete; an unsolicited pong is ignored
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script(
    '101',
    'send ' . frame(1, 'Hel', false) . frame(9, 'between'),
    'frame',
    'transcript',
    'send ' . frame(10, 'unsolicited') . frame(0, 'lo'),
    'hang',
);
$ws = new WsClient($peer->url());
var_dump($ws->receive(5.0));
show_frames($peer);
?>
--EXPECT--
string(5) "Hello"
the server got Pong between
