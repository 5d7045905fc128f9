--TEST--
Each call that receives, and close(), sends what trySend() has queued; order and compression are kept
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
// Much of it, and no two messages alike; compressed, each refers to those before it.
$text = fn (int $i) => "message $i " . bin2hex(random_bytes(100_000));
$until = function (WsClient $ws, callable $call, int $count): array {
    $got = [];
    for ($i = 0; count($got) < $count && $i < 20_000; $i++) {
        array_push($got, ...$call($ws));
    }
    return $got;
};
$calls = [
    'receive' => fn ($ws) => [$ws->receive(10.0)],
    'receive without a wait' => function ($ws) { try { return [$ws->receive(0.001)]; } catch (WsClient\TimeoutException) { return []; } },
    'receiveMessage' => fn ($ws) => [$ws->receiveMessage(10.0)->payload],
    'receiveUntil' => fn ($ws) => [$ws->receiveUntil(fn () => true, 10.0)->payload],
    'poll' => function ($ws) { usleep(500); return $ws->poll(); },
    'pollMessages' => function ($ws) { usleep(500); return array_column($ws->pollMessages(), 'payload'); },
    'foreach' => function ($ws) { foreach ($ws as $payload) { return [$payload]; } },
    'ping' => function ($ws) { $ws->ping('', 20.0); return $ws->poll(); },
    'flush' => function ($ws) { usleep(500); $ws->flush(); return $ws->poll(); },
];
foreach ([false, true] as $compression) {
    foreach ($calls as $name => $call) {
        $ws = new WsClient($peer->url('/echo'), compression: $compression);
        // Nobody reads the echoes, so the server stops reading.
        $sent = [];
        for ($i = 0; $i < 2000; $i++) {
            $message = $text($i);
            // A refused message is not in the compressor's window, and can be sent later.
            if (!$ws->trySend($message)) {
                break;
            }
            $sent[] = $message;
        }
        $refused = $message;
        $got = $until($ws, $call, count($sent));
        $again = $ws->trySend($refused) && $ws->trySend(new WsClient\Message(WsClient\MessageType::Binary, "\xff"));
        $got = [...$got, ...$until($ws, fn ($ws) => [$ws->receive(10.0)], 2)];
        if (!$again || $got !== [...$sent, $refused, "\xff"]) {
            echo "$name: not what was sent\n";
        }
    }
}
// What is queued is sent before the Close frame.
$frames = array_fill(0, 90, 'frame');
$peer = Peer::script('101', 'pause 300', ...$frames, ...['frame', 'send ' . close_frame(1000), 'transcript', 'close']);
$ws = new WsClient($peer->url(), compression: false);
for ($i = 0; $i < 90; $i++) {
    $ws->trySend(str_repeat('x', 100_000)) || $ws->send(str_repeat('x', 100_000));
}
$ws->close();
show_end($ws);
$frames = $peer->read()['transcript'];
var_dump(count($frames), $frames[89]['opcode'], $frames[90]['opcode']);
?>
--EXPECT--
closed 1000 "" clean by us
int(91)
int(1)
int(8)
