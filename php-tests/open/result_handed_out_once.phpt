--TEST--
finish() hands out the connection or the failure once; later calls say so, and the connection does not depend on the Opening
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$peer = Peer::echo();
$closed = Peer::closedPort();
foreach ([$peer->url('/echo'), $closed->url()] as $url) {
    $opening = WsClient::open($url, ['X-Test' => '1'], ['chat'], [], false, 20.0, 0.05, 1.0, 100, 5.0);
    thrown(function () use ($opening, &$ws) { return $ws = $opening->finish(); });
    foreach (['finish', 'getStream', 'isReady', 'cancel', 'finish'] as $method) {
        echo $method, ' ';
        thrown(fn () => $opening->$method());
    }
}
unset($opening);
// The limits are those of open().
$ws->send('x');
echo $ws->receive(20.0), "\n";
thrown(fn () => $ws->receive());
$ws->send(str_repeat('x', 101));
thrown(fn () => $ws->receive(20.0));
?>
--EXPECT--
no exception, but WsClient
finish Error: finish() has already handed out the result of this WsClient\Opening
getStream Error: finish() has already handed out the result of this WsClient\Opening
isReady no exception, but bool
cancel no exception, but null
finish Error: finish() has already handed out the result of this WsClient\Opening
WsClient\TcpException tcp.refused
finish Error: finish() has already handed out the result of this WsClient\Opening
getStream Error: finish() has already handed out the result of this WsClient\Opening
isReady no exception, but bool
cancel no exception, but null
finish Error: finish() has already handed out the result of this WsClient\Opening
x
WsClient\TimeoutException websocket.timeout
WsClient\MessageTooBigException websocket.too_big
