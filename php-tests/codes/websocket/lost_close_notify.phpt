--TEST--
Over wss, an end without a Close frame is a loss, with and without close_notify
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo(true);
foreach (['fin', 'notify', 'reset'] as $mode) {
    $ws = new WsClient($peer->tlsUrl("/drop?mode=$mode"), tls: ['cafile' => pki() . '/ca.pem']);
    thrown(fn () => $ws->receive(5.0));
    show_end($ws);
}
?>
--EXPECT--
WsClient\ConnectionLostException websocket.lost 1006
closed 1006 "" not clean by the peer
WsClient\ConnectionLostException websocket.lost 1006
closed 1006 "" not clean by the peer
WsClient\ConnectionLostException websocket.lost 1006
closed 1006 "" not clean by the peer
