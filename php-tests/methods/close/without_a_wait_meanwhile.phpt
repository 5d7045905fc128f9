--TEST--
After close(timeout: 0.0), calls that send throw, the stream becomes readable, and a server that does not answer is not waited for
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'frame', 'pause 100', 'send ' . close_frame(1000), 'close');
$ws = new WsClient($peer->url());
$ws->close(timeout: 0.0);
$ws->close(timeout: 0.0);
thrown(fn () => $ws->send('x'));
thrown(fn () => $ws->sendAll(['x']));
thrown(fn () => $ws->trySend('x'));
thrown(fn () => $ws->ping());
thrown(fn () => $ws->receive(0.0));
$read = [$ws->getStream()];
$none = null;
var_dump(stream_select($read, $none, $none, 10), $ws->poll());
show_end($ws);
thrown(fn () => $ws->receive());

foreach ([NAN, -1.0, INF] as $timeout) {
    thrown(fn () => $ws->close(timeout: $timeout));
}

// Answers nothing: the first call after close_timeout ends it.
$peer = Peer::script('101', 'hang');
$calls = [
    'poll' => fn ($ws) => $ws->poll(),
    'receive' => fn ($ws) => $ws->receive(),
    'flush' => fn ($ws) => $ws->flush(),
    'isOpen' => fn ($ws) => $ws->isOpen(),
    'getCloseInfo' => fn ($ws) => $ws->getCloseInfo(),
];
foreach ($calls as $name => $call) {
    $ws = new WsClient($peer->url(), close_timeout: 0.2);
    $ws->close(timeout: 0.0);
    takes(0.1, 2.0, function () use ($ws, $call) {
        do {
            $call($ws);
            usleep(1000);
        } while ($ws->getCloseInfo() === null);
    });
    echo "$name: ";
    show_end($ws);
}
// A wait of its own does not prolong that of close_timeout.
$ws = new WsClient($peer->url(), close_timeout: 5.0);
takes(0.2, 2.0, fn () => $ws->close(timeout: 0.2));
show_end($ws);

// The end of the object ends it: what was queued and the Close frame go out.
$peer = Peer::script('101', 'frame', 'frame', 'transcript', 'drain');
$ws = new WsClient($peer->url());
$ws->trySend('before');
$ws->close(timeout: 0.0);
takes(0.0, 0.5, function () use (&$ws) { $ws = null; });
show_frames($peer);
?>
--EXPECT--
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\TimeoutException websocket.timeout
int(1)
array(0) {
}
closed 1000 "" clean by us
WsClient\ConnectionClosedException websocket.closed 1000
ValueError: WsClient::close(): Argument #3 ($timeout) must be a finite number of seconds, 0 or more
ValueError: WsClient::close(): Argument #3 ($timeout) must be a finite number of seconds, 0 or more
ValueError: WsClient::close(): Argument #3 ($timeout) must be a finite number of seconds, 0 or more
poll: closed 1006 "" not clean by us
receive: closed 1006 "" not clean by us
flush: closed 1006 "" not clean by us
isOpen: closed 1006 "" not clean by us
getCloseInfo: closed 1006 "" not clean by us
closed 1006 "" not clean by us
the server got Text before
the server got Close 1000
