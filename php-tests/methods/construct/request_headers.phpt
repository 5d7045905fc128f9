--TEST--
Additional headers, lists of values, and headers that replace the defaults
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';

$peer = Peer::echo();
$sent = function (array $headers, string $url) {
    $ws = new WsClient($url, headers: $headers);
    $lines = explode("\r\n", trim($ws->receive(5)));
    $usual = '/^(GET|Upgrade|Connection|Sec-WebSocket-(Key|Version|Extensions)):? /';
    echo preg_replace('/:\d{4,5}$/m', ':PORT', implode("\n", preg_grep($usual, $lines, PREG_GREP_INVERT))), "\n\n";
    $ws->close();
};
$sent([
    'Origin' => 'https://example.com',
    'Cookie' => 'sid=1; theme=dark',
    'X-List' => ['one', 'two'],
    'X-Number' => 42,
    'X-Empty' => '',
    'X-None' => [],
    'X-Blanks' => "  in\tside  ",
    'X-Utf8' => 'grün',
    'x-lower' => 'as given',
], $peer->url('/headers'));
$sent(['host' => 'chat.example.com', 'user-agent' => 'mine/1.0'], $peer->url('/headers'));
$sent([], "ws://us%40er:p%3Aa+s%25s@127.0.0.1:$peer->port/headers");
$sent([], "ws://user@127.0.0.1:$peer->port/headers");
$sent(['Authorization' => 'Bearer token'], "ws://user:pass@127.0.0.1:$peer->port/headers");
echo base64_encode('us@er:p:a+s%s'), ' ', base64_encode('user:'), "\n";
?>
--EXPECTF--
Host: 127.0.0.1:PORT
User-Agent: wsclient/0.1.0
Origin: https://example.com
Cookie: sid=1; theme=dark
X-List: one
X-List: two
X-Number: 42
X-Empty: 
X-Blanks: in	side
X-Utf8: grün
x-lower: as given

Host: chat.example.com
user-agent: mine/1.0

Host: 127.0.0.1:PORT
User-Agent: wsclient/0.1.0
Authorization: Basic dXNAZXI6cDphK3Mlcw==

Host: 127.0.0.1:PORT
User-Agent: wsclient/0.1.0
Authorization: Basic dXNlcjo=

Host: 127.0.0.1:PORT
User-Agent: wsclient/0.1.0
Authorization: Bearer token

dXNAZXI6cDphK3Mlcw== dXNlcjo=
