--TEST--
close() sends the given code and reason, and getCloseInfo() returns them
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
foreach ([[1001, ''], [1003, 'no'], [1014, 'x'], [3000, 'grüße €'], [4999, str_repeat('r', 123)]] as [$code, $reason]) {
    $peer = Peer::script('101', 'frame', 'send ' . close_frame(1000), 'close', 'transcript');
    $ws = new WsClient($peer->url());
    $ws->close($code, $reason);
    show_frames($peer);
    $info = $ws->getCloseInfo();
    var_dump([$info->code, $info->reason === $reason, $info->clean, $info->byPeer] === [$code, true, true, false]);
}
?>
--EXPECT--
the server got Close 1001
bool(true)
the server got Close 1003 no
bool(true)
the server got Close 1014 x
bool(true)
the server got Close 3000 grüße €
bool(true)
the server got Close 4999 123 times r
bool(true)
