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
WsClient\HandshakeException: the server does not accept the subprotocols that were offered (400): "unsupported subprotocol"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  body      unsupported subprotocol
  sent      Sec-WebSocket-Protocol: mqtt, MQTT
  help      offer one that the server supports, in its exact spelling, or none
  code      handshake.subprotocol
  [handshake.subprotocol, layer handshake, fault server, final, docs/errors.md#handshake-subprotocol]
WsClient\HandshakeException: the server requires a subprotocol, and none was offered (400): "unsupported subprotocol"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  body      unsupported subprotocol
  sent      no Sec-WebSocket-Protocol
  help      offer the one that the server's documentation names: subprotocols: ['…']
  code      handshake.subprotocol
  [handshake.subprotocol, layer handshake, fault server, final, docs/errors.md#handshake-subprotocol]
WsClient\HandshakeException: the server does not accept the subprotocols that were offered (400): "Invalid protocol selected"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Invalid protocol selected
  sent      Sec-WebSocket-Protocol: mqtt, MQTT
  help      offer one that the server supports, in its exact spelling, or none
  code      handshake.subprotocol
  [handshake.subprotocol, layer handshake, fault server, final, docs/errors.md#handshake-subprotocol]
WsClient\HandshakeException: the server requires a subprotocol, and none was offered (400): "Invalid protocol selected"
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Invalid protocol selected
  sent      no Sec-WebSocket-Protocol
  help      offer the one that the server's documentation names: subprotocols: ['…']
  code      handshake.subprotocol
  [handshake.subprotocol, layer handshake, fault server, final, docs/errors.md#handshake-subprotocol]
