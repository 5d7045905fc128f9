--TEST--
A server that has no cipher suite in common
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('read 5', 'send \x15\x03\x03\0\x02\x02\x28', 'close');
report(fn () => new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . '/ca.pem']));
?>
--EXPECTF--
WsClient\TlsException: localhost and this client have no TLS parameters in common
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  expected  ECDHE with X25519, P-256 or P-384; AES-GCM or ChaCha20-Poly1305; an RSA key of 2048 bits or more, EC P-256, EC P-384 or Ed25519
  found     alert handshake_failure(40)
  help      the server likely allows old cipher suites only (static RSA, CBC, DHE): enable ECDHE with AES-GCM
  help      or its certificate has a key of an unsupported type, such as P-521
  code      tls.no_common_parameters
  [tls.no_common_parameters, layer tls, fault server, final, docs/errors.md#tls-no-common-parameters]
