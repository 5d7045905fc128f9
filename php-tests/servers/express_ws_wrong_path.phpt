--TEST--
express-ws accepts an upgrade of any path and closes without a word where no route has it: diagnose() says so
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_node_package('express-ws');
?>
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

$peer = Peer::program('express_ws');
$ws = new WsClient($peer->url('/echo'));
$ws->send('to express');
echo $ws->receive(20.0), "\n";
foreach (['/other', '/page'] as $path) {
    $ws = new WsClient($peer->url($path));
    var_dump($ws->receive(20.0), $ws->getCloseInfo()->code);
    $report = visit($peer->url($path));
    echo strtok((string) $report, "\n"), "\n";
}
echo wsdoctor([$peer->url('/other')])[0], "\n";
?>
--EXPECTF--
to express
NULL
int(1005)
ok
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
warn     websocket.first_frames     the server closed the connection within %f ms of the 101 without a word: likely no route has this path
connected, but the server closed the connection within %f ms of the 101 without a word: likely no route has this path
NULL
int(1005)
ok
pass     url                        ws, no TLS, host 127.0.0.1, port %d
pass     dns                        the URL has an IP address, not a name
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks HTTP without TLS, as ws:// says
pass     handshake.upgrade          101
warn     websocket.first_frames     the server closed the connection within %f ms of the 101 without a word: likely no route has this path
connected, but the server closed the connection within %f ms of the 101 without a word: likely no route has this path
1
