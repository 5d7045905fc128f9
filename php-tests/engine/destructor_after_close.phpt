--TEST--
The destructor of a closed client sends nothing more
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$peer = Peer::script('101', 'frame', 'send ' . close_frame(1000), 'shutdown', 'frame', 'transcript');
$ws = new WsClient($peer->url());
$ws->close();
unset($ws);
show_frames($peer);
?>
--EXPECT--
the server got Close 1000
