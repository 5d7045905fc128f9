--TEST--
A port that reads the ClientHello and never answers
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('hang');
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
WsClient\TlsException: 127.0.0.1 accepted the connection, but did not answer the TLS handshake in time
  wss://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   nothing received after the ClientHello of %d bytes
  help    check that the port speaks TLS: a server that waits for another protocol also stays silent
  help    the server may be overloaded, or a firewall may drop packets after the connection is made
  code    tls.timeout
  [tls.timeout, layer tls, fault network, retryable, docs/errors.md#tls-timeout]
bool(true)
