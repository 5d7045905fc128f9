--TEST--
getInfo() reports which messages wait, which pings are unanswered, and what the kernel knows of the connection; over ws and wss
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
PHP_OS_FAMILY === 'Linux' || die('skip only Linux has TCP_INFO');
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$show = function (string $when, WsClient $ws): void {
    $info = $ws->getInfo();
    echo "$when: $info->messagesWaiting messages wait, $info->pingsUnanswered pings are unanswered, ",
        "$info->unacknowledgedBytes bytes are unacknowledged, $info->retransmissions were sent again\n";
    foreach (['secondsSinceReceived', 'secondsSinceSent', 'secondsSinceAcknowledged', 'roundTrip', 'roundTripVariance'] as $name) {
        if (!is_float($info->$name) || $info->$name < 0 || $info->$name > 60) {
            echo "$name: ";
            var_dump($info->$name);
        }
    }
};
$steps = ['101', 'send ' . frame(1, 'one') . frame(1, 'tw', false) . frame(9, 'p') . frame(0, 'o') . frame(2, 'three') . frame(1, 'fo', false),
    'frame', 'frame', 'frame', 'frame', 'send ' . frame(0, 'ur') . frame(10, 'b'), 'frame', 'frame', 'send ' . frame(8, pack('n', 1000)), 'close'];
foreach ([fn () => Peer::script(...$steps), fn () => Peer::scriptTls('good', ...$steps)] as $scheme => $start) {
    $peer = $start();
    $ws = new WsClient($scheme ? $peer->tlsUrl() : $peer->url(), tls: ['cafile' => pki() . '/ca.pem']);
    echo $scheme ? 'wss' : 'ws', ': ', $ws->receive(5.0), "\n";
    $show('one of them received', $ws);
    foreach (['a', 'b'] as $payload) {
        // The pong to the second comes when the next message was read.
        thrown(fn () => $ws->ping($payload, 0.0));
    }
    $ws->getInfo()->pingsUnanswered === 2 || print "the pings are answered\n";
    $ws->send('now');
    $messages = $ws->poll();
    for ($i = 0; $i < 200 && $ws->getInfo()->pingsUnanswered > 0; $i++) {
        try {
            $messages[] = $ws->receive(0.05);
        } catch (WsClient\TimeoutException) {
        }
    }
    echo implode(' ', [...$messages, ...$ws->poll()]), "\n";
    $show('the late pong has come', $ws);
    $ws->send('end');
    $ws->send('end');
    var_dump($ws->receive(5.0));
    $ws->close();
    $then = $ws->getInfo();
    usleep(20000);
    $now = $ws->getInfo();
    var_dump($now->secondsSinceReceived >= $then->secondsSinceReceived + 0.015, $now->roundTrip === $then->roundTrip);
}
?>
--EXPECT--
ws: one
one of them received: 2 messages wait, 0 pings are unanswered, 0 bytes are unacknowledged, 0 were sent again
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
two three four
the late pong has come: 0 messages wait, 0 pings are unanswered, 0 bytes are unacknowledged, 0 were sent again
NULL
bool(true)
bool(true)
wss: one
one of them received: 2 messages wait, 0 pings are unanswered, 0 bytes are unacknowledged, 0 were sent again
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
two three four
the late pong has come: 0 messages wait, 0 pings are unanswered, 0 bytes are unacknowledged, 0 were sent again
NULL
bool(true)
bool(true)
