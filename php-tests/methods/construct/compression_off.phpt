--TEST--
compression: false makes no offer, and getInfo() reports that no compression was agreed
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo();
foreach ([true, false] as $compression) {
    $ws = new WsClient($peer->url('/headers'), compression: $compression);
    echo preg_match('/^Sec-WebSocket-Extensions: .*(?=\r$)/m', $ws->receive(5.0), $found) ? $found[0] : 'no offer', "\n";
    echo json_encode([$ws->getInfo()->extensions, $ws->getInfo()->compression]), "\n";
    $ws->close();
}
?>
--EXPECT--
Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits, permessage-deflate; client_no_context_takeover; client_max_window_bits
[[],null]
no offer
[[],null]
