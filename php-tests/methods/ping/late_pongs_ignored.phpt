--TEST--
The late pong of an earlier ping is not taken as the answer to a later one
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'frame', 'frame', 'send ' . frame(10, '0'), 'frame', 'transcript', 'send ' . frame(1, 'late'), 'hang');
$ws = new WsClient($peer->url());
thrown(fn () => $ws->ping('', 0.1));
thrown(fn () => $ws->ping('', 0.3));
$ws->send('done');
show_frames($peer);
var_dump($ws->receive(5.0), $ws->getInfo()->latency);
?>
--EXPECT--
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
the server got Ping 0
the server got Ping 1
the server got Text done
string(4) "late"
NULL
