--TEST--
The blocks of docs/event-loops.md do what the page says
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/blocks.inc';

$peers = [Peer::echo(), Peer::echo(), Peer::echo()];
$urls = array_map(static fn (Peer $peer): string => $peer->url('/echo'), $peers);
$closed = Peer::closedPort();
run_blocks('event-loops.md', ['url' => $urls[0], 'urls' => $urls, 'refused' => $closed->url()],
    [__DIR__ . '/../support/loops/libraries.inc']);
?>
--EXPECTREGEX--
With stream_select\(\): < hello
Connecting without blocking: echo open; \{"nobody":"tcp\.refused"\}
Connecting without blocking: 3 open
Sending without waiting: one two
Dozens of connections: hello 0, hello 1, hello 2
Thousands of connections: hello 0, hello 1, hello 2
Thousands of connections: hello
Revolt: hello
ReactPHP: hello
the end
Fibers: hello
hello
Io\\Poll of PHP 8\.6: (hello|PHP 8\.6 runs this)
