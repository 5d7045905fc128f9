--TEST--
poll() returns a large message as soon as its last bytes have arrived, so that stream_select() never waits in vain
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo(true);
foreach ([$peer->url('/echo'), $peer->tlsUrl('/echo')] as $url) {
    $ws = new WsClient($url, compression: false, tls: ['cafile' => pki() . '/ca.pem']);
    $read = [$ws->getStream()];
    foreach ([100_000, 131_072, 250_000, 1_000_000, 3_000_001] as $size) {
        foreach (['poll', 'pollMessages'] as $method) {
            $ws->sendBinary(str_repeat('x', $size));
            while (!$messages = $ws->$method()) {
                $ready = $read;
                $none = null;
                if (!stream_select($ready, $none, $none, 10)) {
                    exit("$size bytes: nothing is ready, and $method() has no message\n");
                }
            }
            echo strlen((string) $messages[0]), ' ';
        }
    }
    echo "\n";
}
?>
--EXPECT--
100000 100000 131072 131072 250000 250000 1000000 1000000 3000001 3000001 
100000 100000 131072 131072 250000 250000 1000000 1000000 3000001 3000001 
