--TEST--
Among 100 other streams, stream_select() finds exactly the clients that have something
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$none = null;
$streams = $clients = $pairs = [];
for ($i = 0; $i < 50; $i++) {
    $clients["ws $i"] = new WsClient($peer->url());
    $streams["ws $i"] = $clients["ws $i"]->getStream();
    $pairs[] = $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    [$streams["left $i"], $streams["right $i"]] = $pair;
}
$read = $streams;
var_dump(stream_select($read, $none, $none, 0));
// One has a message in the client, one in the socket.
$clients['ws 7']->send('seven');
$clients['ws 7']->ping();
$clients['ws 31']->send('thirty-one');
$found = [];
while (count($found) < 2) {
    $read = $streams;
    stream_select($read, $none, $none, 20) || exit('nothing is ready');
    foreach ($read as $key => $stream) {
        foreach ($clients[$key]->poll() as $message) {
            $found[$key] = $message;
        }
    }
}
ksort($found);
print_r($found);
$read = $streams;
var_dump(stream_select($read, $none, $none, 0));
?>
--EXPECT--
int(0)
Array
(
    [ws 31] => thirty-one
    [ws 7] => seven
)
int(0)
