--TEST--
poll() returns all messages that have arrived, in order, or an empty list
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
var_dump($ws->poll(), $ws->pollMessages());
$sent = [];
for ($i = 0; $i < 100; $i++) {
    $ws->send($sent[] = "message $i");
}
// The pong comes behind all the echoes.
$ws->ping('', 5.0);
$polled = $ws->poll();
var_dump($polled === $sent, array_is_list($polled), $ws->poll());
$ws->send('text');
$ws->sendBinary('bytes');
$ws->ping('', 5.0);
foreach ($ws->pollMessages() as $key => $message) {
    echo $key, ' ', $message::class, ' ', $message->type->name, ' ', $message->payload, "\n";
}
?>
--EXPECT--
array(0) {
}
array(0) {
}
bool(true)
bool(true)
array(0) {
}
0 WsClient\Message Text text
1 WsClient\Message Binary bytes
