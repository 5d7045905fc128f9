--TEST--
The last message before an end is shown if it is an error, and says what helps
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([close_frame(1011), close_frame(4000), ''] as $end) {
    $wire = frame(1, 'welcome') . frame(1, '{"type":"error","message":"token expired"}') . $end;
    $peer = Peer::script('101', "send $wire", ...($end === '' ? [] : ['frame']), ...['close']);
    $ws = new WsClient($peer->url());
    report(function () use ($ws) { foreach ($ws as $payload); });
}
?>
--EXPECTF--
to be written
