--TEST--
Over wss, poll() drains what TLS has buffered, so that the stream is readable only for new data
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo(true);
$ws = new WsClient($peer->tlsUrl('/echo'), tls: ['cafile' => pki() . '/ca.pem']);
$stream = $ws->getStream();
stream_set_blocking($stream, false);
$none = null;
// The session tickets of TLS 1.3 are readable, and no message.
$ws->ping();
var_dump($ws->poll());
$read = [$stream];
var_dump(stream_select($read, $none, $none, 0, 50_000));
for ($i = 0; $i < 50; $i++) {
    $ws->send(str_repeat('x', 5000));
}
$count = 0;
$until = microtime(true) + 10;
while ($count < 50 && microtime(true) < $until) {
    $read = [$stream];
    if (stream_select($read, $none, $none, 5)) {
        $count += count($ws->poll());
    }
}
var_dump($count);
$read = [$stream];
var_dump(stream_select($read, $none, $none, 0, 50_000));
?>
--EXPECT--
array(0) {
}
int(0)
int(50)
int(0)
