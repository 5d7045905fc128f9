--TEST--
A server that sends its answer very slowly: the deadline covers the whole call
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$answer = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
    . 'Sec-WebSocket-Accept: {accept}\r\n\r\n';
$peer = Peer::script('head', "drip 50 $answer", 'hang');
$start = hrtime(true);
report(fn () => new WsClient($peer->url(), connect_timeout: 0.5));
$seconds = (hrtime(true) - $start) / 1e9;
// The whole answer would take more than 6 s.
var_dump($seconds >= 0.5 && $seconds < 4);
?>
--EXPECTF--
WsClient\HandshakeException: the response to the upgrade request was not complete within %f ms
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   %d bytes: "HTTP%S"
  code    handshake.timeout
  [handshake.timeout, layer handshake, fault server, retryable, docs/errors.md#handshake-timeout]
bool(true)
