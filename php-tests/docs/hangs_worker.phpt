--TEST--
The worker of docs/hangs.md finishes its job and stops on SIGTERM
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/blocks.inc';
require __DIR__ . '/../support/connection.inc';

$peer = Peer::script('101', 'send ' . frame(1, 'a job'), 'frame', 'transcript', 'frame', 'transcript', 'send ' . close_frame(1001), 'close');
run_blocks('hangs.md', ['url' => $peer->url()], [__DIR__ . '/worker.inc'], 'Signals');
show_frames($peer);
show_frames($peer);
?>
--EXPECT--
Signals: a job is done
the server got Text result of a job
the server got Close 1001 worker stops
