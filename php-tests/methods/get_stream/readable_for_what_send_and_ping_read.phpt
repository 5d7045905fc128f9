--TEST--
What send() and ping() read on the way makes the stream readable, without a poll() before the wait
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo(true);
foreach ([$peer->url(), $peer->tlsUrl('/echo')] as $url) {
    $ws = new WsClient($url, tls: ['cafile' => pki() . '/ca.pem']);
    $stream = $ws->getStream();
    $none = null;
    foreach (['one', 'two'] as $text) {
        $ws->send($text);
    }
    // The echoes come before the pong, so that both messages are in the client.
    $ws->ping();
    $read = [$stream];
    var_dump(takes(0.0, 5.0, fn () => stream_select($read, $none, $none, 60)));
    echo json_encode($ws->poll()), "\n";
    $read = [$stream];
    var_dump(stream_select($read, $none, $none, 0));
    // One at a time is taken, and the other remains announced.
    $ws->send('three');
    $ws->send('four');
    $ws->ping();
    echo $ws->receive(), "\n";
    $read = [$stream];
    var_dump(stream_select($read, $none, $none, 0));
    echo $ws->receive(), "\n";
    $read = [$stream];
    var_dump(stream_select($read, $none, $none, 0));
}
?>
--EXPECT--
int(1)
["one","two"]
int(0)
three
int(1)
four
int(0)
int(1)
["one","two"]
int(0)
three
int(1)
four
int(0)
