--TEST--
A 101 with a folded header line, an empty Sec-WebSocket-Protocol or an empty extensions field is valid
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';

$head = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n';
foreach ([
    // RFC 9112 section 5.2: a folded line is read as one space.
    'X-Folded: one\r\n  two\r\n\tthree\r\n',
    'Sec-WebSocket-Protocol:\r\n',
    'Sec-WebSocket-Extensions: \r\n',
] as $field) {
    $peer = Peer::script('head', "send $head$field\\r\\n", 'drain');
    $info = (new WsClient($peer->url(), subprotocols: ['chat']))->getInfo();
    var_dump($info->subprotocol, $info->extensions, $info->responseHeaders['X-Folded'] ?? null);
}
?>
--EXPECT--
NULL
array(0) {
}
string(13) "one two three"
NULL
array(0) {
}
NULL
NULL
array(0) {
}
NULL
