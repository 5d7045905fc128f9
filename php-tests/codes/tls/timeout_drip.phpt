--TEST--
A TLS handshake that is answered very slowly: the deadline covers the whole call
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

// A record that announces 16 KiB.
$peer = Peer::script('read 5', 'drip 50 \x16\x03\x03\x40\0\x02' . str_repeat('\0', 200), 'hang');
// The first call of a process sets TLS up, which is not what is timed here.
$closed = Peer::closedPort();
try {
    new WsClient($closed->tlsUrl(host: '127.0.0.1'), tls: ['cafile' => pki() . '/ca.pem']);
} catch (WsClient\TcpException) {
}
$start = hrtime(true);
report(fn () => new WsClient($peer->tlsUrl(host: '127.0.0.1'), tls: ['cafile' => pki() . '/ca.pem'], connect_timeout: 1));
$seconds = (hrtime(true) - $start) / 1e9;
var_dump($seconds >= 1 && $seconds < 5);
?>
--EXPECTF--
WsClient\TlsException: the TLS handshake with 127.0.0.1 did not complete in time
  wss://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   %d bytes received, but the handshake is incomplete
  stage   before the server chose a TLS version
  help    the server or the network is likely slow: try again, or raise connect_timeout
  code    tls.timeout
  [tls.timeout, layer tls, fault network, retryable, docs/errors.md#tls-timeout]
bool(true)
