--TEST--
close(timeout: 0.0) sends the Close frame and returns; each kind of call finishes the close
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
// getStream() is there until the close is finished; unlike the calls below, it does not continue it.
$is_over = function (WsClient $ws) {
    try {
        $ws->getStream();
        return false;
    } catch (WsClient\ConnectionClosedException) {
        return true;
    }
};
$repeat = fn (callable $call) => function (WsClient $ws) use ($call, $is_over) {
    for ($i = 0; $i < 1000 && !$is_over($ws); $i++) {
        $call($ws);
        usleep(2000);
    }
};
$calls = [
    'poll' => $repeat(fn ($ws) => [] === $ws->poll() || print("messages\n")),
    'pollMessages' => $repeat(fn ($ws) => [] === $ws->pollMessages() || print("messages\n")),
    'flush' => $repeat(fn ($ws) => $ws->flush()),
    'isOpen' => $repeat(fn ($ws) => $ws->isOpen() && print("open\n")),
    'getCloseInfo' => $repeat(fn ($ws) => $ws->getCloseInfo()),
    'trySend' => $repeat(function ($ws) { try { $ws->trySend('x'); echo "sent\n"; } catch (WsClient\ConnectionClosedException) { } }),
    'receive' => fn ($ws) => null === $ws->receive() || print("a message\n"),
    'receiveUntil' => fn ($ws) => null === $ws->receiveUntil(fn () => true) || print("a message\n"),
    'foreach' => function ($ws) { foreach ($ws as $payload) { echo "a message\n"; } },
    'close' => fn ($ws) => $ws->close(4000, 'another'),
];
$peer = Peer::script('101', 'frame', 'transcript', 'pause 50', 'send ' . frame(1, 'too late') . close_frame(1000, 'bye'), 'close');
foreach ($calls as $name => $call) {
    $ws = new WsClient($peer->url(), close_timeout: 20.0);
    takes(0.0, 0.04, fn () => $ws->close(1000, 'bye', 0.0));
    $state = [$ws->isOpen(), $ws->getCloseInfo(), $ws->wantsWrite()];
    if ($state !== [false, null, false]) {
        echo "$name: ", json_encode($state), "\n";
    }
    takes(0.0, 5.0, fn () => $call($ws));
    echo "$name: ";
    show_end($ws);
    show_frames($peer);
}
?>
--EXPECT--
poll: closed 1000 "bye" clean by us
the server got Close 1000 bye
pollMessages: closed 1000 "bye" clean by us
the server got Close 1000 bye
flush: closed 1000 "bye" clean by us
the server got Close 1000 bye
isOpen: closed 1000 "bye" clean by us
the server got Close 1000 bye
getCloseInfo: closed 1000 "bye" clean by us
the server got Close 1000 bye
trySend: closed 1000 "bye" clean by us
the server got Close 1000 bye
receive: closed 1000 "bye" clean by us
the server got Close 1000 bye
receiveUntil: closed 1000 "bye" clean by us
the server got Close 1000 bye
foreach: closed 1000 "bye" clean by us
the server got Close 1000 bye
close: closed 1000 "bye" clean by us
the server got Close 1000 bye
