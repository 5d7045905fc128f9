--TEST--
A Close frame with a code that no frame may have: the code and the reason are shown
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([[60015, 'token expired'], [1006, ''], [1015, 'tls'], [1004, 'x']] as [$code, $reason]) {
    $peer = Peer::script('101', 'send ' . close_frame($code, $reason), 'frame', 'drain');
    $ws = new WsClient($peer->url());
    report(fn () => $ws->receive(5.0));
    show_end($ws);
}
$peer = Peer::script('101', 'send ' . frame(8, pack('n', 4001) . "invalid token \xff"), 'frame', 'drain');
$ws = new WsClient($peer->url());
report(fn () => $ws->receive(5.0));
show_end($ws);
?>
--EXPECTF--
to be written
