--TEST--
receiveUntil() loses nothing where the callback throws or uses the client, at a timeout and at the end
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
use WsClient\Message;
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
$ws->sendAll(['a', 'b', 'c']);
$ws->ping('', 10.0);
thrown(fn () => $ws->receiveUntil(fn ($message) => $message->payload === 'b' ? throw new DomainException('no') : false, 10.0));
takes(0.3, 2.0, fn () => thrown(fn () => $ws->receiveUntil(fn () => false, 0.3)));
$count = 0;
takes(0.0, 0.5, function () use ($ws, &$count) {
    thrown(function () use ($ws, &$count) { $ws->receiveUntil(function () use (&$count) { $count++; }, 0.0); });
});
var_dump($count, $ws->poll());

// A request and its answer inside the callback; what it receives is not offered again.
$ws->sendAll(['a', 'ask', 'c', 'end']);
$seen = [];
$found = $ws->receiveUntil(function (Message $message) use ($ws, &$seen) {
    $seen[] = $message->payload;
    if ($message->payload === 'ask') {
        $ws->send('answer');
        $seen[] = 'inside: ' . $ws->receive(10.0);
        $seen[] = 'inside: ' . $ws->receiveUntil(fn ($inner) => $inner->payload === 'end', 10.0);
    }
    return $message->payload === 'answer';
}, 10.0);
var_dump(implode(', ', $seen), $found->payload, $ws->poll());

// The client goes with the callback; the message that it has kept stays as it is.
$kept = null;
$ws->sendAll([str_repeat('long ', 100), 'last']);
$found = $ws->receiveUntil(function (Message $message) use (&$kept) {
    $kept ??= $message;
    return $message->payload === 'last';
}, 10.0);
$again = $ws->receive(0.0);
var_dump($again === $kept->payload, $again === str_repeat('long ', 100));

// close() inside drops all.
$ws->sendAll(['a', 'b']);
$closed = function () use ($ws) { $ws->close(); return false; };
var_dump($ws->receiveUntil($closed, 10.0));
thrown(fn () => $ws->receiveUntil($closed, 10.0));
thrown(fn () => $ws->receive());

// The end comes after the messages that were kept.
$steps = ['101', 'send ' . frame(1, 'a') . frame(1, 'b') . close_frame(1000), 'close'];
$peer = Peer::script(...$steps);
$ws = new WsClient($peer->url());
var_dump($ws->receiveUntil(fn () => false, 10.0));
thrown(fn () => $ws->receiveUntil(fn () => false, 10.0));
var_dump($ws->isOpen(), $ws->receive(), $ws->receive(), $ws->receive());
thrown(fn () => $ws->receive());
$ws = new WsClient($peer->url());
var_dump($ws->receiveUntil(fn ($message) => $message->payload === 'b', 10.0)->payload, $ws->receive(), $ws->receiveUntil(fn () => true, 10.0));
thrown(fn () => $ws->receiveUntil(fn () => true, 10.0));
?>
--EXPECT--
DomainException: no
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
int(3)
array(3) {
  [0]=>
  string(1) "a"
  [1]=>
  string(1) "b"
  [2]=>
  string(1) "c"
}
string(41) "a, ask, inside: a, inside: end, c, answer"
string(6) "answer"
array(2) {
  [0]=>
  string(3) "ask"
  [1]=>
  string(1) "c"
}
bool(true)
bool(true)
NULL
WsClient\ConnectionClosedException websocket.closed 1000
WsClient\ConnectionClosedException websocket.closed 1000
NULL
WsClient\ConnectionClosedException websocket.closed 1000
bool(true)
string(1) "a"
string(1) "b"
NULL
WsClient\ConnectionClosedException websocket.closed 1000
string(1) "b"
string(1) "a"
NULL
WsClient\ConnectionClosedException websocket.closed 1000
