--TEST--
A server whose process is stopped (kill -STOP): its machine acknowledges, getInfo() shows that it does not answer, and the connection goes on with it
--EXTENSIONS--
wsclient
posix
--SKIPIF--
<?php
PHP_OS_FAMILY === 'Linux' || die('skip only Linux has TCP_INFO and /proc');
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo(true);
foreach ([$peer->url('/echo'), $peer->tlsUrl('/echo')] as $url) {
    $ws = new WsClient($url, tls: ['cafile' => pki() . '/ca.pem']);
    $ws->ping('', 10.0);
    signal_server(19, true);
    $ws->send('meanwhile');
    thrown(fn () => $ws->ping('a', 0.3));
    thrown(fn () => $ws->ping('b', 0.3));
    $info = $ws->getInfo();
    var_dump($ws->isOpen(), $info->pingsUnanswered, $info->unacknowledgedBytes,
        $info->secondsSinceAcknowledged < $info->secondsSinceReceived, $info->secondsSinceReceived >= 0.55);
    signal_server(18, false);
    var_dump($ws->receive(10.0), $ws->ping('c', 10.0) > 0, $ws->getInfo()->pingsUnanswered);
    $ws->close();
}
?>
--EXPECT--
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
bool(true)
int(2)
int(0)
bool(true)
bool(true)
string(9) "meanwhile"
bool(true)
int(0)
WsClient\TimeoutException websocket.timeout
WsClient\TimeoutException websocket.timeout
bool(true)
int(2)
int(0)
bool(true)
bool(true)
string(9) "meanwhile"
bool(true)
int(0)
