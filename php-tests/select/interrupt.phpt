--TEST--
interrupt() of one of the clients ends the wait of select(), once; a select() that need not wait leaves it
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
extension_loaded('pcntl') || die('skip pcntl is not loaded');
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
pcntl_async_signals(true);
$peer = Peer::echo();
[$one, $two] = [new WsClient($peer->url()), new WsClient($peer->url())];
$alarms = new Alarms(function () use ($two) { $two->interrupt(); });
takes(0.0, 20.0, fn () => thrown(fn () => WsClient::select([$one, $two], 60.0)));
$alarms = null;
$two->interrupt();
$one->send('a message');
$one->ping();
echo json_encode(array_keys(WsClient::select([$one, $two], 60.0))), json_encode($one->poll()), "\n";
// Those of both count as one.
$one->interrupt();
thrown(fn () => WsClient::select([$one, $two], 60.0));
echo json_encode(WsClient::select([$one, $two], 0.0)), "\n";
$two->send('nothing is lost');
echo json_encode(array_keys(WsClient::select([$one, $two], 60.0))), json_encode($two->receive()), "\n";
?>
--EXPECT--
WsClient\InterruptedException websocket.interrupted
[0]["a message"]
WsClient\InterruptedException websocket.interrupted
[]
[1]"nothing is lost"
