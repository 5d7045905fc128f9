--TEST--
getInfo() has the agreed subprotocol
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
foreach ([['chat'], ['other', 'chat'], []] as $offer) {
    $peer = Peer::script('101' . ($offer ? ' Sec-WebSocket-Protocol: chat' : ''), 'hang');
    $ws = new WsClient($peer->url(), subprotocols: $offer);
    var_dump($ws->getInfo()->subprotocol);
}
?>
--EXPECT--
string(4) "chat"
string(4) "chat"
NULL
