--TEST--
A peer that ends TCP without answering the Close ends the wait immediately
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
foreach (['close', 'reset'] as $step) {
    $peer = Peer::script('101', 'frame', $step);
    $ws = new WsClient($peer->url());
    takes(0.0, 2.0, fn () => $ws->close());
    show_end($ws);
    var_dump($ws->receive());
}
?>
--EXPECT--
closed 1006 "" not clean by us
NULL
closed 1006 "" not clean by us
NULL
