--TEST--
A bot challenge, which no program can pass (recorded)
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    ['HTTP/1.1 403 Forbidden\r\nServer: cloudflare\r\nCF-RAY: 8f2e1c0a-FRA\r\ncf-mitigated: challenge\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head></html>', []],
] as [$answer, $arguments]) {
    $peer = Peer::script('head', "send $answer", 'close');
    report(fn () => new WsClient($peer->url('/chat'), ...$arguments));
}
?>
--EXPECTF--
WsClient\HandshakeException: Cloudflare returned a bot challenge, which only a browser can solve
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  server    cloudflare
  body      <!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head></html>
  by        Cloudflare
  help      in Cloudflare, add a WAF rule that skips the challenge for the WebSocket's path, or for this client's address
  code      handshake.challenge
  [handshake.challenge, layer handshake, fault server, final, docs/errors.md#handshake-challenge]
