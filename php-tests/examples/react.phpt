--TEST--
examples/loops/react.php: connections that open, stream, fail and end at the same time on ReactPHP's loop
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_python('websockets');
?>
--FILE--
<?php
require __DIR__ . '/loops.inc';
require __DIR__ . '/../support/loops/libraries.inc';
require repository() . '/examples/loops/react.php';

use React\EventLoop\Loop;

foreach (jobs($peers) as $job) {
    OnReact::open($job->url, ...$job->arguments)->then(static function (WsClient $ws) use ($job): void {
        OnReact::listen(
            $ws,
            static fn (string $payload) => $job->took($ws, $payload) && $ws->close(timeout: 0.0),
            $job->ended(...),
        );
        $job->opened($ws);
    }, $job->ended(...));
}
Loop::run();
Results::show();

// An attempt that is cancelled ends immediately, and the loop has nothing left to wait for.
$promise = OnReact::open($peers['silent']->url());
$promise->then(null, static fn (Throwable $reason) => print("{$reason->getMessage()}\n"));
$promise->cancel();
takes(0.0, 2.0, Loop::run(...));
// Promises refer to themselves.
unset($promise);
gc_collect_cycles();
?>
--EXPECT--
compressed: one; 240000 bytes; three; end, 3 messages
echo: one; 240000 bytes; three; end, 3 messages
flood: end, 300 messages
pieces: in pieces; as well; end, 2 messages
refused: WsClient\TcpException tcp.refused, 0 messages
rejected: you may not; WsClient\ConnectionClosedException websocket.closed, 1 messages
short: all of it; end, 1 messages
silent: WsClient\HandshakeException handshake.timeout, 0 messages
the last: silent
the attempt to connect was cancelled
