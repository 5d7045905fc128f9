--TEST--
Against a server that floods pings and never reads, only few pongs are queued and no call is blocked
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'repeat 200000 ' . frame(9, str_repeat('p', 125)), 'send ' . frame(1, 'done'), 'hang');
$ws = new WsClient($peer->url(), close_timeout: 0.2);
$memory = memory_get_usage();
var_dump($ws->receive(30.0));
var_dump($ws->getInfo()->framesReceived, memory_get_usage() - $memory < 4096, $ws->isOpen());
?>
--EXPECT--
string(4) "done"
int(200001)
bool(true)
bool(true)
