--TEST--
The words of a close reason decide what helps and whether to retry, whatever the code
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

$closes = [
    [1013, 'token expired'], [1008, 'rate limit exceeded'], [1000 + 12, '{"error":"Invalid API key"}'],
    [4000, '{"code":503,"message":"server is overloaded, try again later"}'], [3000, 'ping timeout'],
];
foreach ($closes as [$code, $reason]) {
    $peer = Peer::script('101', 'send ' . close_frame($code, $reason), 'frame', 'close');
    $ws = new WsClient($peer->url());
    report(fn () => $ws->receive(5.0));
}
?>
--EXPECTF--
to be written
