--TEST--
Too many requests: the report contains when to retry
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 429 Too Many Requests\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n', 'close');
$e = report(fn () => new WsClient($peer->url('/chat')));
var_dump($e->diagnosis->retryAfter);
?>
--EXPECTF--
WsClient\HandshakeException: the server received too many requests (429)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 429)
  received  HTTP/1.1 429 Too Many Requests
  help      the server asks to wait 30 s before the next attempt
  help      connect less often, with growing pauses between attempts
  code      handshake.rate_limited
  [handshake.rate_limited, layer handshake, fault caller, retryable after 30 s, docs/errors.md#handshake-rate-limited]
float(30)
