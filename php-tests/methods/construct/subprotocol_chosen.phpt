--TEST--
The subprotocol that the server chose, or none
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';

$peer = Peer::echo();
foreach (['', '?protocol=v1.chat', '?protocol='] as $query) {
    $ws = new WsClient($peer->url("/headers$query"), subprotocols: ['v2.chat', 'v1.chat']);
    var_dump($ws->getInfo()->subprotocol);
    preg_match('/^Sec-WebSocket-Protocol: .*(?=\r)/m', $ws->receive(5), $line);
    echo $line[0], "\n";
    $ws->close();
}
$ws = new WsClient($peer->url('/headers'));
var_dump($ws->getInfo()->subprotocol, str_contains($ws->receive(5), 'Sec-WebSocket-Protocol'));
?>
--EXPECTF--
string(7) "v2.chat"
Sec-WebSocket-Protocol: v2.chat, v1.chat
string(7) "v1.chat"
Sec-WebSocket-Protocol: v2.chat, v1.chat
NULL
Sec-WebSocket-Protocol: v2.chat, v1.chat
NULL
bool(false)
