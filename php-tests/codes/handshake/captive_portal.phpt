--TEST--
A network that requires a login first (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    ['HTTP/1.1 511 Network Authentication Required\r\nContent-Type: text/html\r\n\r\n<html><head><title>Network Authentication Required</title></head><body><p>You need to <a href="https://login.example.net/">authenticate</a></p></body></html>', []],
] as [$answer, $arguments]) {
    $peer = Peer::script('head', "send $answer", 'close');
    report(fn () => new WsClient($peer->url('/chat'), ...$arguments));
}
?>
--EXPECTF--
WsClient\HandshakeException: the network requires a login before it allows access (511)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 511)
  received  HTTP/1.1 511 Network Authentication Required
  body      <html><head><title>Network Authentication Required</title></head><body><p>You need to <a href="https://login.example.net/">authenticate</a></p></body></html>
  help      log in to the network: open any http:// page in a browser on this machine
  code      handshake.captive_portal
  [handshake.captive_portal, layer handshake, fault network, final, docs/errors.md#handshake-captive-portal]
