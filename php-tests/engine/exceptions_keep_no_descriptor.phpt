--TEST--
A stored exception keeps no descriptor open, even with the client in its trace
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
if (!is_dir('/proc/self/fd')) die('skip needs /proc/self/fd');
?>
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$peer = Peer::echo();
function descriptors(): int
{
    return count(scandir('/proc/self/fd'));
}
$before = descriptors();
$kept = [];
foreach (['/close?code=4001', '/drop?mode=fin', '/drop?mode=reset', '/nowhere'] as $path) {
    try {
        $ws = new WsClient($peer->url($path));
        while ($ws->receive(5.0) !== null);
    } catch (WsClient\WsClientException $e) {
        $kept[] = $e;
        // The connection has ended: the object may stay too.
        $kept[] = $ws ?? null;
    }
}
$ws = new WsClient($peer->url('/echo'));
$ws->close();
echo count(array_filter($kept)), ' objects, ', descriptors() - $before, " descriptors\n";
?>
--EXPECT--
8 objects, 0 descriptors
