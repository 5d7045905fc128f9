--TEST--
getInfo() of a connection from open() has what the constructor's has; its time runs from the 101, connect_timeout from open()
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$peer = Peer::echo(true);
$arguments = ['headers' => ['X-Test' => '1'], 'subprotocols' => ['chat'], 'tls' => ['cafile' => pki() . '/ca.pem']];
$shown = function (WsClient $ws): string {
    $info = json_decode(json_encode($ws->getInfo()), true);
    $phases = array_map(fn (array $phase) => [$phase['layer'], $phase['ok'], array_keys($phase['facts'])], $info['phases']);
    $equal = array_intersect_key($info, array_flip(['url', 'peerAddress', 'tlsVersion', 'tlsCipher', 'tlsVerified', 'tlsChain',
        'tlsTrust', 'responseHeaders', 'subprotocol', 'extensions', 'compression', 'messagesReceived', 'framesSent']));
    return json_encode([$phases, $equal]);
};
foreach ([$peer->url('/echo'), $peer->tlsUrl('/echo')] as $url) {
    $constructed = preg_replace('/"Sec-WebSocket-Accept":"[^"]+"/i', '', $shown(new WsClient($url, ...$arguments)));
    $opened = preg_replace('/"Sec-WebSocket-Accept":"[^"]+"/i', '', $shown(WsClient::open($url, ...$arguments)->finish()));
    echo $constructed === $opened ? 'equal' : "$constructed\n$opened", ', ', substr_count($opened, '",true,['), " phases\n";
}
$opening = WsClient::open($peer->url('/echo'));
while (!$opening->isReady()) {
    usleep(1000);
}
usleep(50_000);
$ws = $opening->finish();
var_dump($ws->getInfo()->openSeconds >= 0.05, $ws->getInfo()->connectSeconds > 0.0);
$silent = Peer::script('drain');
$opening = WsClient::open($silent->url(), connect_timeout: 0.3);
while (!$opening->isReady()) {
    usleep(10_000);
}
takes(0.0, 0.3, fn () => thrown(fn () => $opening->finish()));
?>
--EXPECT--
equal, 3 phases
equal, 4 phases
bool(true)
bool(true)
WsClient\HandshakeException handshake.timeout
