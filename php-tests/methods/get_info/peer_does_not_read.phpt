--TEST--
getInfo() reports how many bytes a peer that does not read leaves unacknowledged
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
PHP_OS_FAMILY === 'Linux' || die('skip only Linux has TCP_INFO');
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'hang');
$ws = new WsClient($peer->url(), send_timeout: 0.1, close_timeout: 0.1, compression: false);
thrown(fn () => $ws->sendBinary(str_repeat('x', 32 << 20)));
$info = $ws->getInfo();
var_dump($info->unacknowledgedBytes > 0, $info->unacknowledgedBytes < $info->bytesSent);
$ws->close();
// What it was at the end stays.
var_dump($ws->getInfo()->unacknowledgedBytes > 0);
?>
--EXPECT--
WsClient\TimeoutException websocket.timeout
bool(true)
bool(true)
bool(true)
