--TEST--
A server that closes after any number of bytes of its 101: always handshake.closed
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

// The lengths of what the server computes are known, so the bytes can be counted here.
$accept = str_repeat('=', 28);
$answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    . "Sec-WebSocket-Accept: $accept\r\n\r\n";
$seen = [];
for ($length = 0; $length < strlen($answer); $length++) {
    $part = strtr(substr($answer, 0, $length), [$accept => '{accept}', "\r" => '\r', "\n" => '\n']);
    $peer = Peer::script('head', "send $part", 'close');
    try {
        new WsClient($peer->url());
        echo "connected after $length bytes\n";
    } catch (WsClient\HandshakeException $e) {
        $key = "$e->errorCode: {$e->diagnosis->problem}";
        $seen[$key] = ($seen[$key] ?? 0) + 1;
        if ($length > 0 && !str_starts_with($e->diagnosis->evidence['found'], "$length bytes: \"H")) {
            echo "$length: {$e->diagnosis->evidence['found']}\n";
        }
    }
    $peer->stop();
}
var_dump(strlen($answer) === array_sum($seen));
print_r($seen);
?>
--EXPECTF--
bool(true)
Array
(
    [handshake.closed: the server closed the connection instead of answering the upgrade] => 1
    [handshake.closed: the server closed the connection in the middle of its response] => 128
)
