--TEST--
The request that is sent without any options
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';

$peer = Peer::echo();
$keys = [];
for ($i = 0; $i < 3; $i++) {
    $ws = new WsClient($peer->url('/headers?a=b'));
    $request = $ws->receive(5);
    $ws->close();
    preg_match('/^Sec-WebSocket-Key: (.*)\r$/m', $request, $found);
    $keys[] = $found[1];
    var_dump(strlen(base64_decode($found[1], true)));
}
var_dump(count(array_unique($keys)));
echo strtr($request, [$found[1] => 'KEY', "\r" => '', ":$peer->port" => ':PORT']);
?>
--EXPECTF--
int(16)
int(16)
int(16)
int(3)
GET /headers?a=b HTTP/1.1
Host: 127.0.0.1:PORT
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Key: KEY
Sec-WebSocket-Version: 13
Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits, permessage-deflate; client_no_context_takeover; client_max_window_bits
User-Agent: wsclient/0.1.0
