--TEST--
A refusal that blames the subprotocol: the server's words are quoted, and the advice is about subprotocols
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$refusals = [
    '400 Bad Request\r\nContent-Length: 23\r\n\r\nunsupported subprotocol',
    '400 Invalid protocol selected\r\nContent-Length: 0\r\n\r\n',
];
foreach ($refusals as $refusal) {
    foreach ([['mqtt', 'MQTT'], []] as $subprotocols) {
        $peer = Peer::script('head', "send HTTP/1.1 $refusal", 'close');
        report(fn () => new WsClient($peer->url(), subprotocols: $subprotocols));
    }
}
?>
--EXPECTF--
