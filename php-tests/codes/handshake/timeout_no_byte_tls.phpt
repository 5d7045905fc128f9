--TEST--
A server that does not answer after a TLS handshake that is complete: neither it nor diagnose() advises wss://
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';
require __DIR__ . '/../../support/diagnose.inc';

$peer = Peer::scriptTls('good', 'head', 'hang');
$arguments = ['tls' => ['cafile' => pki() . '/ca.pem'], 'connect_timeout' => 0.5];
report(fn () => new WsClient($peer->tlsUrl('/chat'), ...$arguments));
$report = visit($peer->tlsUrl('/chat'), ...$arguments);
echo "help: ", implode("\nhelp: ", $report->diagnosis->help), "\n";
?>
--EXPECTF--
WsClient\HandshakeException: no answer to the upgrade request within %f ms
  wss://localhost:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.3) · handshake FAILED after %f ms
  found   TLS is established, but the server sent nothing after it
  help    the server is likely busy or stuck, or a proxy waits for its upstream server: see the server's log
  help    some servers never answer an upgrade that no route accepts: check the path
  code    handshake.timeout
  [handshake.timeout, layer handshake, fault server, retryable, docs/errors.md#handshake-timeout]
handshake.timeout: no answer to the upgrade request within %f ms
pass     url                        wss, TLS, host localhost, port %d
pass     dns                        IPv4 127.0.0.1; IPv6 none
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks TLS, as wss:// says
pass     tls.handshake              TLSv1.3, TLS_AES_128_GCM_SHA256%S
pass     tls.versions               TLSv1.3 was negotiated
pass     tls.alpn                   the server chose none, which means HTTP/1.1
pass     tls.chain                  CN=localhost ← CN=wsclient test intermediate CA; for localhost, 127.0.0.1, ::1, good.test; until %d-%d-%d %d:%d:%d UTC
pass     tls.trust                  verified against the 1 root of %s/pki/ca.pem (option cafile)
fail     handshake.upgrade          no answer to the upgrade request within %f ms
fail     handshake.plain_get        no answer
help: the server is likely busy or stuck, or a proxy waits for its upstream server: see the server's log
help: some servers never answer an upgrade that no route accepts: check the path
