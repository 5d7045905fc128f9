--TEST--
The valid forms of a URL, and the request that each leads to
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';

$peer = Peer::testserver('echo', '--listen', '127.0.0.1:0');
foreach ([
    $peer->url('/headers'),
    $peer->url('/headers', 'WS'),
    $peer->url('/headers?a=1&b=%20c+d&empty='),
    $peer->url('/headers?') ,
    $peer->url('/headers?q=ü&path=/x?y', host: 'localhost'),
    $peer->url('/headers', host: 'LOCALHOST'),
    $peer->url('/headers', host: '0x7f.1'),
] as $url) {
    $ws = new WsClient($url);
    [$line, $host] = explode("\r\n", $ws->receive(5));
    echo $line, ' | ', preg_replace('/\d+$/', 'PORT', $host), ' | ', preg_replace('/:\d+/', ':PORT', $ws->getInfo()->url), "\n";
    $ws->close();
}
?>
--EXPECTF--
GET /headers HTTP/1.1 | Host: 127.0.0.1:PORT | ws://127.0.0.1:PORT/headers
GET /headers HTTP/1.1 | Host: 127.0.0.1:PORT | ws://127.0.0.1:PORT/headers
GET /headers?a=1&b=%20c+d&empty= HTTP/1.1 | Host: 127.0.0.1:PORT | ws://127.0.0.1:PORT/headers?a=***&b=***&empty=
GET /headers? HTTP/1.1 | Host: 127.0.0.1:PORT | ws://127.0.0.1:PORT/headers?
GET /headers?q=%C3%BC&path=/x?y HTTP/1.1 | Host: localhost:PORT | ws://localhost:PORT/headers?q=***&path=***
GET /headers HTTP/1.1 | Host: localhost:PORT | ws://localhost:PORT/headers
GET /headers HTTP/1.1 | Host: 127.0.0.1:PORT | ws://127.0.0.1:PORT/headers
