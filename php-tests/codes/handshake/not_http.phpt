--TEST--
The port belongs to another service, recognized by its first bytes
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    'send SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n',
    'send 220 mail.example.com ESMTP Postfix\r\n',
    'send \x4a\0\0\0\x0a8.0.36\0',
    'send <html>no head</html>',
    'send http/1.1 101 Switching Protocols\r\n\r\n',
    'send \r\nHTTP/1.1 101 Switching Protocols\r\n\r\n',
] as $banner) {
    $peer = Peer::script($banner, 'drain');
    report(fn () => new WsClient($peer->url()));
}
?>
--EXPECTF--
WsClient\HandshakeException: port %d of 127.0.0.1 does not speak HTTP, but SSH
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"
  help    this is a login service: use the web server's port in the URL, often 443 or 80
  code    handshake.not_http
  [handshake.not_http, layer handshake, fault caller, final, docs/errors.md#handshake-not-http]
WsClient\HandshakeException: port %d of 127.0.0.1 does not speak HTTP, but SMTP
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "220 mail.example.com ESMTP Postfix\r\n"
  help    this is a mail or file service: use the web server's port in the URL
  code    handshake.not_http
  [handshake.not_http, layer handshake, fault caller, final, docs/errors.md#handshake-not-http]
WsClient\HandshakeException: port %d of 127.0.0.1 does not speak HTTP, but MySQL
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "J\x00\x00\x00\n8.0.36\x00"
  help    this is a database, which has no WebSocket: use the port of the application in front of it
  code    handshake.not_http
  [handshake.not_http, layer handshake, fault caller, final, docs/errors.md#handshake-not-http]
WsClient\HandshakeException: port %d of 127.0.0.1 does not speak HTTP
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "<html>no head</html>"
  help    another service likely listens there: check host and port
  code    handshake.not_http
  [handshake.not_http, layer handshake, fault caller, final, docs/errors.md#handshake-not-http]
WsClient\HandshakeException: port %d of 127.0.0.1 does not speak HTTP
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "http/1.1 101 Switching Protocols\r\n\r\n"
  help    another service likely listens there: check host and port
  code    handshake.not_http
  [handshake.not_http, layer handshake, fault caller, final, docs/errors.md#handshake-not-http]
WsClient\HandshakeException: port %d of 127.0.0.1 does not speak HTTP
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms
  found   "\r\nHTTP/1.1 101 Switching Protocols\r\n\r\n"
  help    another service likely listens there: check host and port
  code    handshake.not_http
  [handshake.not_http, layer handshake, fault caller, final, docs/errors.md#handshake-not-http]
