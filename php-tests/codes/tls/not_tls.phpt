--TEST--
A wss:// URL with a port that does not speak TLS
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    ['read 5', 'send HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n', 'close'],
    ['send SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n', 'drain'],
    ['send 220 mail.example.com ESMTP\r\n', 'drain'],
    ['send \x4a\0\0\0\x0a8.0.36\0', 'drain'],
] as $steps) {
    $peer = Peer::script(...$steps);
    report(fn () => new WsClient($peer->tlsUrl('/chat?token=sesame'), tls: ['cafile' => pki() . '/ca.pem']));
}
?>
--EXPECTF--
WsClient\TlsException: port %d does not speak TLS, but plain HTTP
  wss://localhost:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a TLS record
  found     "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"
  help      use ws:// for this port: ws://localhost:%d
  help      or connect to the server's TLS port, usually 443
  code      tls.not_tls
  [tls.not_tls, layer tls, fault caller, final, docs/errors.md#tls-not-tls]
WsClient\TlsException: port %d does not speak TLS, but SSH
  wss://localhost:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a TLS record
  found     "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"
  help      this is a login service: use the web server's port in the URL, often 443 or 80
  code      tls.not_tls
  [tls.not_tls, layer tls, fault caller, final, docs/errors.md#tls-not-tls]
WsClient\TlsException: port %d does not speak TLS, but SMTP
  wss://localhost:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a TLS record
  found     "220 mail.example.com ESMTP\r\n"
  help      this is a mail or file service: use the web server's port in the URL
  code      tls.not_tls
  [tls.not_tls, layer tls, fault caller, final, docs/errors.md#tls-not-tls]
WsClient\TlsException: port %d does not speak TLS, but MySQL
  wss://localhost:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a TLS record
  found     "J\x00\x00\x00\n8.0.36\x00"
  help      this is a database, which has no WebSocket: use the port of the application in front of it
  code      tls.not_tls
  [tls.not_tls, layer tls, fault caller, final, docs/errors.md#tls-not-tls]
