--TEST--
examples/loops/fibers.php: connections that open, stream, fail and end at the same time, each in a plain fiber
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
require repository() . '/examples/loops/fibers.php';

OnFibers::run(...array_map(static fn (Job $job): Closure => in_fiber($job, OnFibers::class), jobs($peers)));
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
