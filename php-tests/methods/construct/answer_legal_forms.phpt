--TEST--
Unusual but valid answers open the connection
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$frame = '\x81\x02hi';
$accept = 'Sec-WebSocket-Accept: {accept}\r\n';
$upgrade = 'Upgrade: websocket\r\nConnection: Upgrade\r\n';
foreach ([
    'a list in Connection' => "HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: keep-alive, Upgrade\\r\\n$accept\\r\\n",
    'two lines of Connection' => "HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: keep-alive\\r\\nConnection: upgrade\\r\\n$accept\\r\\n",
    'lower-case names' => "HTTP/1.1 101 Switching Protocols\\r\\nupgrade: websocket\\r\\nconnection: upgrade\\r\\nsec-websocket-accept: {accept}\\r\\n\\r\\n",
    'upper-case values' => "HTTP/1.1 101 Switching Protocols\\r\\nUPGRADE: WebSocket\\r\\nCONNECTION: UPGRADE\\r\\n$accept\\r\\n",
    'no blanks, many blanks' => "HTTP/1.1 101 Switching Protocols\\r\\nUpgrade:websocket\\r\\nConnection:\\t Upgrade \\r\\nSec-WebSocket-Accept:   {accept}  \\r\\n\\r\\n",
    'bare LF' => 'HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Accept: {accept}\n\n',
    'no reason phrase' => "HTTP/1.1 101 \\r\\n$upgrade$accept\\r\\n",
    'not even its blank' => "HTTP/1.1 101\\r\\n$upgrade$accept\\r\\n",
    'another reason phrase' => "HTTP/1.1 101 Web Socket Protocol Handshake\\r\\n$upgrade$accept\\r\\n",
    '100 and 103 before' => "HTTP/1.1 100 Continue\\r\\n\\r\\nHTTP/1.1 103 Early Hints\\r\\nLink: </a.css>\\r\\n\\r\\nHTTP/1.1 101 Switching Protocols\\r\\n$upgrade$accept\\r\\n",
    'an empty list of extensions' => "HTTP/1.1 101 Switching Protocols\\r\\n$upgrade{$accept}Sec-WebSocket-Extensions:\\r\\n\\r\\n",
    'an empty subprotocol' => "HTTP/1.1 101 Switching Protocols\\r\\n$upgrade{$accept}Sec-WebSocket-Protocol:\\r\\n\\r\\n",
    'a folded line' => "HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nX-Long: one,\\r\\n two\\r\\nConnection: Upgrade\\r\\n$accept\\r\\n",
    'Content-Length: 0' => "HTTP/1.1 101 Switching Protocols\\r\\n$upgrade{$accept}Content-Length: 0\\r\\n\\r\\n",
    'bytes above ASCII in a field' => "HTTP/1.1 101 Switching Protocols\\r\\n$upgrade{$accept}X-Field: \\xfc\\r\\n\\r\\n",
] as $name => $answer) {
    // The first message comes in one packet with the answer.
    $peer = Peer::script('head', "send $answer$frame", 'drain');
    try {
        $ws = new WsClient($peer->url());
        echo $name, ': ', $ws->receive(5), "\n";
    } catch (WsClient\WsClientException $e) {
        echo $name, ': ', report_text($e), "\n";
    }
}
// As many fields as there may be.
$peer = Peer::script('head', "send HTTP/1.1 101 Switching Protocols\\r\\n$upgrade$accept", 'repeat 125 X-Field: 1\r\n', "send \\r\\n$frame", 'drain');
echo '128 fields: ', (new WsClient($peer->url()))->receive(5), "\n";
// Every byte in a packet of its own.
$peer = Peer::script('head', "drip 1 HTTP/1.1 101 Switching Protocols\\r\\n$upgrade$accept\\r\\n$frame", 'drain');
echo 'dripped: ', (new WsClient($peer->url()))->receive(5), "\n";
?>
--EXPECTF--
a list in Connection: hi
two lines of Connection: hi
lower-case names: hi
upper-case values: hi
no blanks, many blanks: hi
bare LF: hi
no reason phrase: hi
not even its blank: hi
another reason phrase: hi
100 and 103 before: hi
an empty list of extensions: hi
an empty subprotocol: hi
a folded line: hi
Content-Length: 0: hi
bytes above ASCII in a field: hi
128 fields: hi
dripped: hi
