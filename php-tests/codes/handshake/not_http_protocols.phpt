--TEST--
Ports of other services at a ws:// URL, recognized by their first bytes
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    'send -ERR wrong number of arguments for command\r\n',
    'send * OK IMAP4rev1 ready\r\n',
    'send \x5b\0\0\0\x0a5.5.5-10.11.6-MariaDB\0',
    'send E\0\0\0\x63SFATAL\0VFATAL\0C0A000\0Munsupported frontend protocol\0\0',
    'send AMQP\0\0\x09\x01',
] as $banner) {
    $peer = Peer::script($banner, 'drain');
    report(fn () => new WsClient($peer->url()));
}
?>
--EXPECTF--
WsClient\HandshakeException: port %d of 127.0.0.1 does not speak HTTP, but Redis
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "-ERR wrong number of arguments for command\r\n"
  help    this is a database, which has no WebSocket: use the port of the application in front of it
  code    handshake.not_http
  [handshake.not_http, layer handshake, fault caller, final, docs/errors.md#handshake-not-http]
WsClient\HandshakeException: port %d of 127.0.0.1 does not speak HTTP, but IMAP
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "* OK IMAP4rev1 ready\r\n"
  help    this is a mail or file service: use the web server's port in the URL
  code    handshake.not_http
  [handshake.not_http, layer handshake, fault caller, final, docs/errors.md#handshake-not-http]
WsClient\HandshakeException: port %d of 127.0.0.1 does not speak HTTP, but MariaDB
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "[\x00\x00\x00\n5.5.5-10.11.6-MariaDB\x00"
  help    this is a database, which has no WebSocket: use the port of the application in front of it
  code    handshake.not_http
  [handshake.not_http, layer handshake, fault caller, final, docs/errors.md#handshake-not-http]
WsClient\HandshakeException: port %d of 127.0.0.1 does not speak HTTP, but PostgreSQL
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "E\x00\x00\x00cSFATAL\x00VFATAL\x00C0A000\x00Munsupported frontend protocol\x00\x00"
  help    this is a database, which has no WebSocket: use the port of the application in front of it
  code    handshake.not_http
  [handshake.not_http, layer handshake, fault caller, final, docs/errors.md#handshake-not-http]
WsClient\HandshakeException: port %d of 127.0.0.1 does not speak HTTP, but AMQP
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "AMQP\x00\x00\t\x01"
  help    this is the broker's native port: use its WebSocket port, if one is enabled
  code    handshake.not_http
  [handshake.not_http, layer handshake, fault caller, final, docs/errors.md#handshake-not-http]
