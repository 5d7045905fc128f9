--TEST--
nghttpx forwards the upgrade by default, also to a server that speaks TLS
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('nghttpx');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo', cert: 'good');
foreach ([['port', ''], ['tlsPort', 'tls']] as [$port, $parameters]) {
    $peer = Peer::proxy('nghttpx', $upstream->$port, ['--backend', $parameters]);
    $ws = new WsClient($peer->url('/chat'));
    $ws->send('through nghttpx');
    echo $ws->receive(20.0), "\n";
}
?>
--EXPECTF--
through nghttpx
through nghttpx
