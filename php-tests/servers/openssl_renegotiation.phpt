--TEST--
openssl s_server with TLS 1.2 asks to renegotiate for a client certificate after the request
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_program('openssl');
skip_unless_program('python3');
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';
require __DIR__ . '/../support/diagnose.inc';

$tls = ['cafile' => pki() . '/ca.pem'];
foreach (['alert', 'end', 'reset', 'silence'] as $then) {
    echo "-- $then\n";
    $peer = Peer::program('openssl_renegotiation', ['--then', $then], 'good');
    report(fn () => new WsClient($peer->tlsUrl('/certificates/ws'), tls: $tls, connect_timeout: $then === 'silence' ? 1.0 : 10.0));
}
echo "-- diagnose()\n";
$peer = Peer::program('openssl_renegotiation', cert: 'good');
visit($peer->tlsUrl('/certificates/ws'), tls: $tls);
?>
--EXPECTF--
-- alert
WsClient\TlsException: localhost asks to renegotiate TLS after the request, likely for a client certificate, and this client does not renegotiate
  wss://localhost:%d/certificates/ws
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.2) · tls FAILED after %f ms
  expected  an HTTP response
  found     a HelloRequest (TLS 1.2), and after its refusal alert handshake_failure(40)
  help      let the server request the certificate in the first handshake (Apache: SSLVerifyClient outside of <Location>; IIS: clientcertnegotiation=enable), and pass it: tls: ['local_cert' => '/path/to/client.pem', 'local_pk' => '/path/to/client.key']
  help      or let it request none for this path
  code      tls.client_certificate_required
  [tls.client_certificate_required, layer tls, fault server, final, docs/errors.md#tls-client-certificate-required]
-- end
WsClient\TlsException: localhost asks to renegotiate TLS after the request, likely for a client certificate, and this client does not renegotiate
  wss://localhost:%d/certificates/ws
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.2) · tls FAILED after %f ms
  expected  an HTTP response
  found     a HelloRequest (TLS 1.2), and after its refusal the end of the connection
  help      let the server request the certificate in the first handshake (Apache: SSLVerifyClient outside of <Location>; IIS: clientcertnegotiation=enable), and pass it: tls: ['local_cert' => '/path/to/client.pem', 'local_pk' => '/path/to/client.key']
  help      or let it request none for this path
  code      tls.client_certificate_required
  [tls.client_certificate_required, layer tls, fault server, final, docs/errors.md#tls-client-certificate-required]
-- reset
WsClient\TlsException: localhost asks to renegotiate TLS after the request, likely for a client certificate, and this client does not renegotiate
  wss://localhost:%d/certificates/ws
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.2) · tls FAILED after %f ms
  expected  an HTTP response
  found     a HelloRequest (TLS 1.2), and after its refusal a reset
  help      let the server request the certificate in the first handshake (Apache: SSLVerifyClient outside of <Location>; IIS: clientcertnegotiation=enable), and pass it: tls: ['local_cert' => '/path/to/client.pem', 'local_pk' => '/path/to/client.key']
  help      or let it request none for this path
  code      tls.client_certificate_required
  [tls.client_certificate_required, layer tls, fault server, final, docs/errors.md#tls-client-certificate-required]
-- silence
WsClient\TlsException: localhost asks to renegotiate TLS after the request, likely for a client certificate, and this client does not renegotiate
  wss://localhost:%d/certificates/ws
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.2) · tls FAILED after %f ms
  expected  an HTTP response
  found     a HelloRequest (TLS 1.2), and after its refusal nothing more
  help      let the server request the certificate in the first handshake (Apache: SSLVerifyClient outside of <Location>; IIS: clientcertnegotiation=enable), and pass it: tls: ['local_cert' => '/path/to/client.pem', 'local_pk' => '/path/to/client.key']
  help      or let it request none for this path
  code      tls.client_certificate_required
  [tls.client_certificate_required, layer tls, fault server, final, docs/errors.md#tls-client-certificate-required]
-- diagnose()
tls.client_certificate_required: localhost asks to renegotiate TLS after the request, likely for a client certificate, and this client does not renegotiate
pass     url                        wss, TLS, host localhost, port %d
pass     dns                        IPv4 127.0.0.1; IPv6 none
pass     tcp.ipv4                   127.0.0.1:%d connected after %f ms
pass     tcp.protocol               port %d speaks TLS, as wss:// says
pass     tls.handshake              TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
pass     tls.versions               TLSv1.2 was negotiated
pass     tls.alpn                   the server chose none, which means HTTP/1.1
pass     tls.chain                  CN=localhost ← CN=localhost ← CN=wsclient test intermediate CA; for localhost, 127.0.0.1, ::1, good.test; until %d-%d-%d %d:%d:%d UTC
pass     tls.trust                  verified against the 1 root of %s/pki/ca.pem (option cafile)
fail     handshake.upgrade          localhost asks to renegotiate TLS after the request, likely for a client certificate, and this client does not renegotiate
