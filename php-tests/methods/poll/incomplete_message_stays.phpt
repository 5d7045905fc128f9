--TEST--
poll() leaves an incomplete message to a later call
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'frame', 'send ' . frame(1, 'whole') . '\x81\x04ha', 'frame', 'send lf', 'hang');
$ws = new WsClient($peer->url());
$want = $ws->getInfo()->bytesReceived + 7 + 4;
$ws->send('begin');
$got = [];
$until = microtime(true) + 5;
while ($ws->getInfo()->bytesReceived < $want && microtime(true) < $until) {
    array_push($got, ...$ws->poll());
}
var_dump($got, $ws->poll());
$ws->send('rest');
$read = [$ws->getStream()];
$none = null;
stream_select($read, $none, $none, 5);
var_dump($ws->poll());
?>
--EXPECT--
array(1) {
  [0]=>
  string(5) "whole"
}
array(0) {
}
array(1) {
  [0]=>
  string(4) "half"
}
