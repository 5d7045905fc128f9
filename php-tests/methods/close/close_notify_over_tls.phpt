--TEST--
Over wss, close() ends with close_notify on both sides
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
foreach (['1.2', '1.3'] as $version) {
    $peer = Peer::scriptTls('good', '--tls-min', $version, '--tls-max', $version, '101', 'frame', 'send ' . close_frame(1000), 'close', 'transcript');
    $ws = new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . '/ca.pem']);
    takes(0.0, 2.0, fn () => $ws->close(1000, 'bye'));
    show_frames($peer);
    show_end($ws);
}
?>
--EXPECT--
the server got Close 1000 bye
closed 1000 "bye" clean by us
the server got Close 1000 bye
closed 1000 "bye" clean by us
