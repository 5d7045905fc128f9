--TEST--
A client in a reference cycle is closed by the garbage collector
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
if (!is_dir('/proc/self/fd')) die('skip needs /proc/self/fd');
?>
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$peer = Peer::script('101', 'frame', 'transcript', 'drain');
$before = count(scandir('/proc/self/fd'));
$holder = new stdClass();
$holder->ws = new WsClient($peer->url());
$holder->self = $holder;
unset($holder);
echo count(scandir('/proc/self/fd')) - $before, " descriptor\n";
gc_collect_cycles();
echo count(scandir('/proc/self/fd')) - $before, " descriptors\n";
show_frames($peer);
?>
--EXPECT--
1 descriptor
0 descriptors
the server got Close 1001
