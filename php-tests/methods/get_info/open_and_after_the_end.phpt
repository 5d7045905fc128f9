--TEST--
getInfo() counts while the connection is open, and still works after its end
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo?token=sesame'), subprotocols: ['chat']);
$show = function () use ($ws) {
    $info = $ws->getInfo();
    echo "messages $info->messagesSent/$info->messagesReceived frames $info->framesSent/$info->framesReceived ",
        $info->latency === null ? 'no latency' : 'latency', "\n";
};
$info = $ws->getInfo();
echo get_debug_type($info), ' ', str_replace((string) $peer->port, 'PORT', "$info->url $info->peerAddress"), "\n";
var_dump(preg_match('/^127\.0\.0\.1:\d+$/', $info->localAddress), $info->tlsVersion, $info->tlsCipher, $info->tlsResumed,
    $info->tlsVerified, $info->tlsChain, $info->tlsTrust, $info->responseHeaders['Upgrade'], $info->extensions);
echo implode(' ', array_map(fn ($phase) => $phase->layer->value, $info->phases)), "\n";
var_dump($info->connectSeconds > 0 && $info->connectSeconds < 10, abs($info->connectSeconds - array_sum(array_column($info->phases, 'seconds'))) < 1e-6);
$show();
$ws->send('abc');
$ws->sendBinary(str_repeat('x', 1000));
$ws->receive(5.0);
$ws->receive(5.0);
$show();
$ws->ping('p');
$show();
$later = $ws->getInfo();
var_dump($later->openSeconds > $info->openSeconds);
// Masked headers of 6 and 8 bytes, two payloads, and a ping of 7 bytes; unmasked the other way.
var_dump($later->bytesSent - $info->bytesSent, $later->bytesReceived - $info->bytesReceived);
$ws->close();
$show();
?>
--EXPECT--
WsClient\ConnectionInfo ws://127.0.0.1:PORT/echo?token=*** 127.0.0.1:PORT
int(1)
NULL
NULL
bool(false)
bool(false)
array(0) {
}
NULL
string(9) "websocket"
array(0) {
}
dns tcp handshake
bool(true)
bool(true)
messages 0/0 frames 0/0 no latency
messages 2/2 frames 2/2 no latency
messages 2/2 frames 3/3 latency
bool(true)
int(1024)
int(1012)
messages 2/2 frames 4/4 latency
