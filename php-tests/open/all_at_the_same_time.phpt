--TEST--
200 connections are opened in the time of the slowest: no request is answered before all have arrived
--EXTENSIONS--
wsclient
--CONFLICTS--
all
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
function open_all(Peer $peer, string $url, int $count, array $tls = []): void
{
    $all = [];
    for ($i = 0; $i < $count; $i++) {
        $all[] = WsClient::open($url, tls: $tls, connect_timeout: 60.0);
    }
    $connections = array_map(fn (WsClient\Opening $opening) => $opening->finish(), $all);
    $greetings = array_map(fn (WsClient $ws) => $ws->receive(20.0), $connections);
    print_r(array_count_values($greetings));
}
$peer = Peer::script('barrier 200', '101', 'send ' . frame(1, 'hello'), 'drain');
open_all($peer, $peer->url(), 200);
$peer = Peer::scriptTls('good', 'barrier 40', '101', 'send ' . frame(1, 'hello'), 'drain');
open_all($peer, $peer->tlsUrl(), 40, ['cafile' => pki() . '/ca.pem']);
// With threads for 256, four wait until others are open.
$peer = Peer::script('barrier 256', '101', 'send ' . frame(1, 'hello'), 'drain');
open_all($peer, $peer->url(), 260);
?>
--EXPECT--
Array
(
    [hello] => 200
)
Array
(
    [hello] => 40
)
Array
(
    [hello] => 260
)
