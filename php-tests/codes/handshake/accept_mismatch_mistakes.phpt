--TEST--
Common mistakes in computing Sec-WebSocket-Accept are recognized
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

// The key is new each time, so the wrong answer has to be computed for it.
function answer_with(callable $accept): int
{
    $server = stream_socket_server('tcp://127.0.0.1:0');
    if (pcntl_fork() === 0) {
        $client = stream_socket_accept($server);
        $head = '';
        while (!str_contains($head, "\r\n\r\n")) {
            $head .= fread($client, 4096);
        }
        preg_match('/Sec-WebSocket-Key: (\S+)/', $head, $key);
        fwrite($client, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {$accept($key[1])}\r\n\r\n");
        exit;
    }
    return (int) substr(strrchr(stream_socket_get_name($server, false), ':'), 1);
}

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
foreach ([
    fn (string $key) => $key,
    fn (string $key) => base64_encode(sha1($key, true)),
    fn (string $key) => sha1($key . GUID),
    fn (string $key) => base64_encode(sha1($key . GUID)),
    fn (string $key) => 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
] as $accept) {
    $port = answer_with($accept);
    report(fn () => new WsClient("ws://127.0.0.1:$port/"));
    pcntl_wait($status);
}
?>
--EXPECTF--
WsClient\HandshakeException: Sec-WebSocket-Accept does not match the key of this request
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  %s
  found     %s==
  help      the server returns the key unchanged: it must answer base64(sha1(key . '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'))
  code      handshake.accept_mismatch
  [handshake.accept_mismatch, layer handshake, fault server, final, docs/errors.md#handshake-accept-mismatch]
WsClient\HandshakeException: Sec-WebSocket-Accept does not match the key of this request
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  %s
  found     %s=
  help      the server hashes the key alone: it must append 258EAFA5-E914-47DA-95CA-C5AB0DC85B11 to the key first
  code      handshake.accept_mismatch
  [handshake.accept_mismatch, layer handshake, fault server, final, docs/errors.md#handshake-accept-mismatch]
WsClient\HandshakeException: Sec-WebSocket-Accept does not match the key of this request
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  %s
  found     %s
  help      the server encodes the hash in hexadecimal: it must encode the 20 raw bytes in base64; in PHP: base64_encode(sha1($key . $guid, true))
  code      handshake.accept_mismatch
  [handshake.accept_mismatch, layer handshake, fault server, final, docs/errors.md#handshake-accept-mismatch]
WsClient\HandshakeException: Sec-WebSocket-Accept does not match the key of this request
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  %s
  found     %s==
  help      the server encodes the hash in hexadecimal: it must encode the 20 raw bytes in base64; in PHP: base64_encode(sha1($key . $guid, true))
  code      handshake.accept_mismatch
  [handshake.accept_mismatch, layer handshake, fault server, final, docs/errors.md#handshake-accept-mismatch]
WsClient\HandshakeException: Sec-WebSocket-Accept does not match the key of this request
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 101)
  expected  %s
  found     s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
  help      the server answers with the example of RFC 6455: it must compute the value from the key of each request
  code      handshake.accept_mismatch
  [handshake.accept_mismatch, layer handshake, fault server, final, docs/errors.md#handshake-accept-mismatch]
