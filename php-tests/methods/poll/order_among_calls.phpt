--TEST--
The order of messages is the same across send, ping, poll, receive and foreach
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
$got = [];
for ($i = 1; $i <= 12; $i++) {
    $ws->send((string) $i);
}
$ws->ping();
$got[] = $ws->receive(5.0);
$got[] = (string) $ws->receiveMessage(5.0);
$ws->send('13');
$ws->ping();
foreach ($ws as $message) {
    $got[] = $message;
    if ($message === '5') {
        break;
    }
}
$ws->send('14');
$ws->ping('again');
array_push($got, ...$ws->poll());
$ws->send('15');
$got[] = $ws->receive(5.0);
echo implode(' ', $got), "\n";
var_dump($ws->poll());
?>
--EXPECT--
1 2 3 4 5 6 7 8 9 10 11 12 13 14 15
array(0) {
}
