--TEST--
relays in front of a server that expects the PROXY protocol connect to it with the directives of the report
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('haproxy');
skip_unless_server('stunnel');
skip_unless_server('hitch');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$echo = Peer::program('ws_echo');
$upstream = Peer::proxy('haproxy', $echo->port, ['--bind', 'accept-proxy']);
$tls = ['cafile' => pki() . '/ca.pem'];
$relays = [
    'haproxy' => [['--mode', 'tcp'], '--server', null],
    'stunnel' => [[], '--line', 'good'],
    'hitch' => [[], '--line', 'good'],
];
foreach ($relays as $name => [$arguments, $option, $cert]) {
    $url = fn (Peer $peer) => $cert === null ? $peer->url('/chat') : "wss://localhost:$peer->port/chat";
    $peer = Peer::proxy($name, $upstream->port, $arguments, $cert);
    try {
        new WsClient($url($peer), tls: $tls);
    } catch (WsClient\HandshakeException $e) {
        echo "$name: $e->errorCode\n";
    }
    [$directives] = explode(' if the upstream server expects it', directives_after($e, 'uses the PROXY protocol: set '));
    foreach (explode(' or ', $directives) as $directive) {
        $peer = Peer::proxy($name, $upstream->port, [...$arguments, $option, $directive], $cert);
        $ws = new WsClient($url($peer), tls: $tls);
        $ws->send("$name: $directive");
        echo $ws->receive(20.0), "\n";
    }
}
?>
--EXPECT--
haproxy: handshake.closed
haproxy: send-proxy
haproxy: send-proxy-v2
stunnel: handshake.closed
stunnel: protocol = proxy
hitch: handshake.closed
hitch: write-proxy-v1 = on
hitch: write-proxy-v2 = on
