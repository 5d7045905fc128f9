--TEST--
A server that answers with TLS 1.1
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

// A ServerHello: legacy_version 0x0302, 32 bytes of random, no session, ECDHE-RSA-AES128-SHA, no compression.
$hello = '\x02\0\0\x26\x03\x02' . str_repeat('\x11', 32) . '\0\xc0\x13\0';
$peer = Peer::script('read 5', "send \\x16\\x03\\x02\\0\\x2a$hello", 'drain');
report(fn () => new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . '/ca.pem']));
?>
--EXPECTF--
WsClient\TlsException: localhost accepts neither TLS 1.2 nor TLS 1.3
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  TLSv1.2 or TLSv1.3
  found     the server refused both, or chose an older version
  help      enable TLS 1.2 or 1.3 on the server; this client does not support TLS 1.1 and older
  code      tls.protocol_version
  [tls.protocol_version, layer tls, fault server, final, docs/errors.md#tls-protocol-version]
