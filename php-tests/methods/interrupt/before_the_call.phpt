--TEST--
interrupt() before a call ends the next one that has to wait, once; one that need not wait is not affected
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo(true);
foreach ([$peer->url('/echo'), $peer->tlsUrl('/echo')] as $url) {
    $ws = new WsClient($url, tls: ['cafile' => pki() . '/ca.pem']);
    $ws->interrupt();
    $ws->interrupt();
    $ws->send('does not wait');
    var_dump($ws->trySend('either'), $ws->flush());
    // Both have arrived, as the pong shows, whose wait was interrupted.
    thrown(fn () => $ws->ping('', 10.0));
    $ws->ping('', 10.0);
    $ws->interrupt();
    var_dump($ws->receive(), $ws->receive(0.0), $ws->poll());
    takes(0.0, 1.0, fn () => thrown(fn () => $ws->receive()));
    $ws->send('not again');
    var_dump($ws->receive(10.0));

    // A message that has arrived and was not read is returned first.
    $ws->send('unread');
    $read = [$ws->getStream()];
    $none = null;
    stream_select($read, $none, $none, 10);
    $ws->interrupt();
    var_dump($ws->receive(10.0));
    // A call that must not wait is not interrupted either.
    thrown(fn () => $ws->receive(0.0));
    thrown(fn () => $ws->receive(10.0));

    // After the end nothing waits.
    $ws->close();
    show_end($ws);
    $ws->interrupt();
    var_dump($ws->receive());
}
// So is an end.
$peer = Peer::script('101', 'send ' . close_frame(1000), 'hang');
$ws = new WsClient($peer->url());
$read = [$ws->getStream()];
stream_select($read, $none, $none, 10);
$ws->interrupt();
var_dump($ws->receive(10.0));
show_end($ws);
?>
--EXPECT--
bool(true)
bool(true)
WsClient\InterruptedException websocket.interrupted
string(13) "does not wait"
string(6) "either"
array(0) {
}
WsClient\InterruptedException websocket.interrupted
string(9) "not again"
string(6) "unread"
WsClient\TimeoutException websocket.timeout
WsClient\InterruptedException websocket.interrupted
closed 1000 "" clean by us
NULL
bool(true)
bool(true)
WsClient\InterruptedException websocket.interrupted
string(13) "does not wait"
string(6) "either"
array(0) {
}
WsClient\InterruptedException websocket.interrupted
string(9) "not again"
string(6) "unread"
WsClient\TimeoutException websocket.timeout
WsClient\InterruptedException websocket.interrupted
closed 1000 "" clean by us
NULL
NULL
closed 1000 "" clean by the peer
