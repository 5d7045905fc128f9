--TEST--
Only the pong with the same payload ends ping(); messages before it are kept
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script(
    '101',
    'frame',
    'send ' . frame(1, 'one') . frame(10, 'other') . frame(10) . frame(2, 'two') . frame(9, 'and you?'),
    'frame',
    'send ' . frame(10, 'mine'),
    'transcript',
    'hang',
);
$ws = new WsClient($peer->url());
var_dump($ws->ping('mine', 5.0) > 0);
show_frames($peer);
foreach ($ws->pollMessages() as $message) {
    echo $message->type->name, ' ', $message, "\n";
}
?>
--EXPECT--
bool(true)
the server got Ping mine
the server got Pong and you?
Text one
Binary two
