--TEST--
A stream that is kept does not keep the connection open; getStream() after the end throws what ended it
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'frame', 'send ' . close_frame(1000), 'shutdown', 'drain', 'transcript');
$ws = new WsClient($peer->url());
$stream = $ws->getStream();
takes(0.0, 3.0, fn () => $ws->close());
show_frames($peer);
show_end($ws);
thrown(fn () => $ws->getStream());
$read = [$stream];
$none = null;
var_dump(stream_select($read, $none, $none, 0));

$peer = Peer::script('101', 'frame', 'transcript', 'drain', 'transcript');
$ws = new WsClient($peer->url());
$stream = $ws->getStream();
unset($ws);
show_frames($peer);
show_frames($peer);
var_dump(is_resource($stream));
?>
--EXPECT--
the server got Close 1000
closed 1000 "" clean by us
WsClient\ConnectionClosedException websocket.closed 1000
int(1)
the server got Close 1001
bool(true)
