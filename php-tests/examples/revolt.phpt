--TEST--
examples/loops/revolt.php: connections that open, stream, fail and end at the same time on Revolt's loop
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
require repository() . '/examples/loops/revolt.php';

use Revolt\EventLoop;

foreach (jobs($peers) as $job) {
    EventLoop::queue(in_fiber($job, OnRevolt::class));
}
EventLoop::run();
Results::show();
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
