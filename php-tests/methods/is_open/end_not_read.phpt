--TEST--
isOpen() is false once an end has arrived that was not read, but true while a message is before it
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';

function closes(WsClient $ws): void
{
    for ($i = 0; $ws->isOpen() && $i < 1000; $i++) {
        usleep(5000);
    }
    echo $ws->isOpen() ? 'still open' : 'not open', ', ';
    show_end($ws);
}
foreach (['close', 'truncate', 'reset'] as $end) {
    foreach ([Peer::script('101', $end), Peer::scriptTls('good', '101', $end)] as $peer) {
        $tls = $peer->tlsPort !== null;
        closes(new WsClient($tls ? $peer->tlsUrl() : $peer->url(), tls: $tls ? ['cafile' => pki() . '/ca.pem'] : []));
    }
}
$peer = Peer::script('101', 'send ' . frame(9, 'ping') . close_frame(1012, 'restart'), 'hang');
closes(new WsClient($peer->url()));
$peer = Peer::script('101', 'send ' . frame(1, 'one') . frame(1, 'two'), 'close');
$ws = new WsClient($peer->url());
while ($ws->isOpen()) {
    var_dump($ws->receive(5.0));
    usleep(20000);
}
?>
--EXPECT--
not open, closed 1006 "" not clean by the peer
not open, closed 1006 "" not clean by the peer
not open, closed 1006 "" not clean by the peer
not open, closed 1006 "" not clean by the peer
not open, closed 1006 "" not clean by the peer
not open, closed 1006 "" not clean by the peer
not open, closed 1012 "restart" clean by the peer
string(3) "one"
string(3) "two"
