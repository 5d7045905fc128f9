--TEST--
A Retry-After in the past means now; one that is neither seconds nor a date is ignored
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['Wed, 21 Oct 2015 07:28:00 GMT', '-5', 'soon', '1e3', '99999999999999999999999'] as $value) {
    $peer = Peer::script('head', "send HTTP/1.1 429 Too Many Requests\\r\\nRetry-After: $value\\r\\n\\r\\n", 'close');
    $e = report(fn () => new WsClient($peer->url()));
    var_dump($e->diagnosis->retryAfter);
}
?>
--EXPECTF--
WsClient\HandshakeException: the server received too many requests (429)
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 429)
  received  HTTP/1.1 429 Too Many Requests
  help      connect less often, with growing pauses between attempts
  code      handshake.rate_limited
  [handshake.rate_limited, layer handshake, fault caller, retryable after 0 s, docs/errors.md#handshake-rate-limited]
float(0)
WsClient\HandshakeException: the server received too many requests (429)
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 429)
  received  HTTP/1.1 429 Too Many Requests
  help      connect less often, with growing pauses between attempts
  code      handshake.rate_limited
  [handshake.rate_limited, layer handshake, fault caller, retryable, docs/errors.md#handshake-rate-limited]
NULL
WsClient\HandshakeException: the server received too many requests (429)
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 429)
  received  HTTP/1.1 429 Too Many Requests
  help      connect less often, with growing pauses between attempts
  code      handshake.rate_limited
  [handshake.rate_limited, layer handshake, fault caller, retryable, docs/errors.md#handshake-rate-limited]
NULL
WsClient\HandshakeException: the server received too many requests (429)
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 429)
  received  HTTP/1.1 429 Too Many Requests
  help      connect less often, with growing pauses between attempts
  code      handshake.rate_limited
  [handshake.rate_limited, layer handshake, fault caller, retryable, docs/errors.md#handshake-rate-limited]
NULL
WsClient\HandshakeException: the server received too many requests (429)
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 429)
  received  HTTP/1.1 429 Too Many Requests
  help      connect less often, with growing pauses between attempts
  code      handshake.rate_limited
  [handshake.rate_limited, layer handshake, fault caller, retryable, docs/errors.md#handshake-rate-limited]
NULL
