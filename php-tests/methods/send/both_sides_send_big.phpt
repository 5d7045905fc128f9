--TEST--
Both sides send big messages at the same time and neither blocks the other, over ws and wss
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo(true);
foreach ([$peer->url('/echo'), $peer->tlsUrl('/echo')] as $url) {
    $ws = new WsClient($url, tls: ['cafile' => pki() . '/ca.pem'], send_timeout: 30.0);
    $sums = [];
    for ($i = 0; $i < 8; $i++) {
        $bytes = str_repeat(random_bytes(4096), 512);
        $sums[] = md5($bytes);
        $ws->sendBinary($bytes);
    }
    $got = [];
    for ($i = 0; $i < 8; $i++) {
        $got[] = md5($ws->receive(30.0));
    }
    var_dump($got === $sums);
    $ws->close();
}
?>
--EXPECT--
bool(true)
bool(true)
