--TEST--
openssl s_server with an old cipher suite only
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_program('openssl');
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$command = ['openssl', 's_server', '-accept', '127.0.0.1:0', '-tls1_2', '-cipher', 'AES128-SHA',
    '-cert', pki() . '/rsa.pem', '-key', pki() . '/rsa.key'];
$server = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], ['file', '/dev/null', 'w']], $pipes);
// Once it listens, it says on which port: ACCEPT 127.0.0.1:43427
do {
    $line = (string) fgets($pipes[1]);
} while ($line !== '' && !str_starts_with($line, 'ACCEPT '));
$port = (int) substr(strrchr($line, ':'), 1);
report(fn () => new WsClient("wss://localhost:$port/", tls: ['cafile' => pki() . '/rsa-ca.pem']));
proc_terminate($server);
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
