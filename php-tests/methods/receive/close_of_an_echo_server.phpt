--TEST--
The Close of a real server is answered and its reason kept, over ws and wss
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo(true);
foreach ([$peer->url(...), $peer->tlsUrl(...)] as $url) {
    foreach (['code=4001&reason=bye', 'code=1000&reason=done', 'code=1001', ''] as $query) {
        $ws = new WsClient($url("/close?$query"), tls: ['cafile' => pki() . '/ca.pem']);
        var_dump($ws->receive(5.0));
        try {
            var_dump($ws->receive(5.0));
        } catch (WsClient\ConnectionClosedException $e) {
            echo $e::class, ' ', $e->getCode(), "\n";
        }
        show_end($ws);
    }
}
?>
--EXPECT--
string(7) "closing"
WsClient\ConnectionClosedException 4001
closed 4001 "bye" clean by the peer
string(7) "closing"
NULL
closed 1000 "done" clean by the peer
string(7) "closing"
NULL
closed 1001 "" clean by the peer
string(7) "closing"
NULL
closed 1005 "" clean by the peer
string(7) "closing"
WsClient\ConnectionClosedException 4001
closed 4001 "bye" clean by the peer
string(7) "closing"
NULL
closed 1000 "done" clean by the peer
string(7) "closing"
NULL
closed 1001 "" clean by the peer
string(7) "closing"
NULL
closed 1005 "" clean by the peer
