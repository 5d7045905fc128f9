--TEST--
An iterator keeps its client alive, and a generator over it works
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
function messages(string $url): Generator
{
    $ws = new WsClient($url, receive_timeout: 5.0);
    $ws->send('one');
    $ws->send('two');
    yield from $ws;
}
foreach (messages($peer->url('/echo')) as $key => $payload) {
    echo $key, ' ', $payload, "\n";
    if ($payload === 'two') {
        break;
    }
}
$it = (function () use ($peer) {
    $ws = new WsClient($peer->url('/close?code=1000'), receive_timeout: 5.0);
    return $ws->getIterator();
})();
foreach ($it as $payload) {
    echo $payload, "\n";
}
?>
--EXPECT--
0 one
1 two
closing
