<?php
// What one call of a method costs in nanoseconds, beside that of an empty method of the engine: make bench-calls.
declare(strict_types=1);

// The best of several rounds: what disturbs a round only makes it longer.
const ROUNDS = 9;

[, $server] = $argv;
$peer = proc_open([$server, 'echo'], [['pipe', 'r'], ['pipe', 'w']], $pipes);
$port = json_decode((string) fgets($pipes[1]))->port;
$ws = new WsClient("ws://127.0.0.1:$port/");
$empty = WeakReference::create($ws);
$message = str_repeat('x', 64);

/** @param Closure(int): void $work runs so many calls */
function best(int $times, Closure $work, ?Closure $before = null): float
{
    $rounds = [];
    for ($round = 0; $round < ROUNDS; $round++) {
        $before !== null && $before($times);
        $start = hrtime(true);
        $work($times);
        $rounds[] = (hrtime(true) - $start) / $times;
    }
    return min($rounds);
}

$loop = best(1_000_000, static function (int $times): void {
    for ($i = 0; $i < $times; $i++);
});
// Fills the client's buffer: a message that has come, and all behind it that fit.
$fill = static function (int $times) use ($ws, $message): void {
    $ws->sendAll(array_fill(0, $times, $message));
    $ws->ping();
};
$drain = static function (int $times) use ($ws): void {
    for ($i = 0; $i < $times; $i++) {
        $ws->receive();
    }
};
$rows = [
    'an empty method' => best(1_000_000, static function (int $times) use ($empty): void {
        for ($i = 0; $i < $times; $i++) {
            $empty->get();
        }
    }),
    'isOpen()' => best(1_000_000, static function (int $times) use ($ws): void {
        for ($i = 0; $i < $times; $i++) {
            $ws->isOpen();
        }
    }),
    'receive(), buffered' => best(500, $drain, $fill),
    'send()' => best(500, static function (int $times) use ($ws, $message): void {
        for ($i = 0; $i < $times; $i++) {
            $ws->send($message);
        }
    }, static fn (int $times) => $ws->poll()),
];
foreach ($rows as $name => $nanoseconds) {
    printf("%-20s %7.1f ns\n", $name, $nanoseconds - $loop);
}
printf("isOpen() / empty     %7.2f (a system call)\n", ($rows['isOpen()'] - $loop) / ($rows['an empty method'] - $loop));
fclose($pipes[0]);
proc_close($peer);
