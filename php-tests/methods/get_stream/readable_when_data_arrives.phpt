--TEST--
The stream becomes readable when the server sends, and poll() drains it
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'frame', 'send ' . frame(1, 'one') . frame(1, 'two'), 'frame', 'send ' . close_frame(1000), 'frame', 'close');
$ws = new WsClient($peer->url());
$stream = $ws->getStream();
var_dump(is_resource($stream), get_resource_type($stream), stream_get_meta_data($stream)['stream_type']);
function readable($stream, float $timeout): int|false
{
    $read = [$stream];
    $none = null;
    return stream_select($read, $none, $none, 0, (int) ($timeout * 1e6));
}
var_dump(readable($stream, 0.05));
$ws->send('go');
var_dump(readable($stream, 5.0));
var_dump($ws->poll());
var_dump(readable($stream, 0.0), readable($ws->getStream(), 0.0));
$ws->send('close, please');
var_dump(readable($stream, 5.0));
var_dump($ws->poll());
thrown(fn () => $ws->receive(5.0));
show_end($ws);
?>
--EXPECT--
bool(true)
string(6) "stream"
string(8) "wsclient"
int(0)
int(1)
array(2) {
  [0]=>
  string(3) "one"
  [1]=>
  string(3) "two"
}
int(0)
int(0)
int(1)
array(0) {
}
WsClient\ConnectionClosedException websocket.closed 1000
closed 1000 "" clean by the peer
