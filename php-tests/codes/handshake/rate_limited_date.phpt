--TEST--
A Retry-After that is a date is relative to the Date of the answer
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('head', 'send HTTP/1.1 429 Too Many Requests\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nRetry-After: Sun, 06 Nov 1994 08:50:37 GMT\r\nContent-Length: 0\r\n\r\n', 'close');
report(fn () => new WsClient($peer->url('/chat')));
?>
--EXPECTF--
WsClient\HandshakeException: the server received too many requests (429)
  ws://127.0.0.1:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 429)
  received  HTTP/1.1 429 Too Many Requests
  help      the server asks to wait 60 s before the next attempt
  help      connect less often, with growing pauses between attempts
  code      handshake.rate_limited
  [handshake.rate_limited, layer handshake, fault caller, retryable after 60 s, docs/errors.md#handshake-rate-limited]
