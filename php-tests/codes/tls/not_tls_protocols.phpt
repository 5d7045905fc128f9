--TEST--
Ports of other services at a wss:// URL, recognized by their first bytes
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    ['send 220 (vsFTPd 3.0.3)\r\n', 'drain'],
    ['send * OK [CAPABILITY IMAP4rev1] ready\r\n', 'drain'],
    ['send +OK POP3 ready\r\n', 'drain'],
    ['read 5', 'send -ERR unknown command\r\n', 'close'],
    ['send \x5b\0\0\0\x0a5.5.5-10.11.6-MariaDB\0', 'drain'],
    ['read 5', 'send E\0\0\0\x63SFATAL\0VFATAL\0C0A000\0Munsupported frontend protocol\0\0', 'close'],
    ['send \0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x64', 'drain'],
    ['read 5', 'send <html><title>400 Bad Request</title></html>', 'close'],
    // A ClientHello, which only a client sends.
    ['send \x16\x03\x01\0\x2d\x01\0\0\x29\x03\x03' . str_repeat('\0', 32) . '\0\0\x02\x13\x01\x01\0\0\0', 'drain'],
] as $steps) {
    $peer = Peer::script(...$steps);
    report(fn () => new WsClient($peer->tlsUrl('/chat?token=sesame'), tls: ['cafile' => pki() . '/ca.pem']));
}
?>
--EXPECTF--
WsClient\TlsException: port %d does not speak TLS, but FTP
  wss://localhost:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a TLS record
  found     "220 (vsFTPd 3.0.3)\r\n"
  help      this is a mail or file service: use the web server's port in the URL
  code      tls.not_tls
  [tls.not_tls, layer tls, fault caller, final, docs/errors.md#tls-not-tls]
WsClient\TlsException: port %d does not speak TLS, but IMAP
  wss://localhost:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a TLS record
  found     "* OK [CAPABILITY IMAP4rev1] ready\r\n"
  help      this is a mail or file service: use the web server's port in the URL
  code      tls.not_tls
  [tls.not_tls, layer tls, fault caller, final, docs/errors.md#tls-not-tls]
WsClient\TlsException: port %d does not speak TLS, but POP3
  wss://localhost:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a TLS record
  found     "+OK POP3 ready\r\n"
  help      this is a mail or file service: use the web server's port in the URL
  code      tls.not_tls
  [tls.not_tls, layer tls, fault caller, final, docs/errors.md#tls-not-tls]
WsClient\TlsException: port %d does not speak TLS, but Redis
  wss://localhost:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a TLS record
  found     "-ERR unknown command\r\n"
  help      this is a database, which has no WebSocket: use the port of the application in front of it
  code      tls.not_tls
  [tls.not_tls, layer tls, fault caller, final, docs/errors.md#tls-not-tls]
WsClient\TlsException: port %d does not speak TLS, but MariaDB
  wss://localhost:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a TLS record
  found     "[\x00\x00\x00\n5.5.5-10.11.6-MariaDB\x00"
  help      this is a database, which has no WebSocket: use the port of the application in front of it
  code      tls.not_tls
  [tls.not_tls, layer tls, fault caller, final, docs/errors.md#tls-not-tls]
WsClient\TlsException: port %d does not speak TLS, but PostgreSQL
  wss://localhost:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a TLS record
  found     "E\x00\x00\x00cSFATAL\x00VFATAL\x00C0A000\x00Munsupported frontend protocol\x00\x00"
  help      this is a database, which has no WebSocket: use the port of the application in front of it
  code      tls.not_tls
  [tls.not_tls, layer tls, fault caller, final, docs/errors.md#tls-not-tls]
WsClient\TlsException: port %d does not speak TLS, but HTTP/2 without TLS
  wss://localhost:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a TLS record
  found     "\x00\x00\x12\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00d"
  help      this port is likely behind a proxy that terminates TLS: connect to the proxy's TLS port, usually 443
  help      without the proxy, a WebSocket needs an HTTP/1.1 listener and a URL with ws://localhost
  code      tls.not_tls
  [tls.not_tls, layer tls, fault caller, final, docs/errors.md#tls-not-tls]
WsClient\TlsException: port %d does not speak TLS, but plain HTTP
  wss://localhost:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a TLS record
  found     "<html><title>400 Bad Request</title></html>"
  help      use ws:// for this port: ws://localhost:%d
  help      or connect to the server's TLS port, usually 443
  code      tls.not_tls
  [tls.not_tls, layer tls, fault caller, final, docs/errors.md#tls-not-tls]
WsClient\TlsException: port %d does not speak TLS: it only echoes what it receives
  wss://localhost:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  a TLS record
  found     "\x16\x03\x01\x00-\x01\x00\x00)\x03\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x13\x01\x01\x00\x00\x00"
  help      an echo service, or a proxy that loops back, listens on this port: check host and port
  code      tls.not_tls
  [tls.not_tls, layer tls, fault caller, final, docs/errors.md#tls-not-tls]
