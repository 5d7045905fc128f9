--TEST--
nginx that requires a client certificate reports it in HTTP only, over TLS 1.2 and 1.3
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_nginx();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::echo();
$ca = pki() . '/ca.pem';
// Which of the two nginx prefers depends on its version.
foreach (['TLSv1.2', 'TLSv1.3'] as $protocol) {
    $wanted = "ssl_protocols $protocol; ssl_client_certificate $ca; ssl_verify_client on;";
    $peer = Peer::nginx($upstream, cert: 'good', more: ['--server', $wanted]);
    report(fn () => new WsClient($peer->tlsUrl('/chat'), tls: ['cafile' => $ca]));
}
?>
--EXPECTF--
WsClient\TlsException: localhost requires a client certificate, and none was sent
  wss://localhost:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.2) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  server    nginx/%s
  body      <html> <head><title>400 No required SSL certificate was sent</title>%S
  by        nginx
  help      pass the certificate and its key: tls: ['local_cert' => '/path/to/client.pem', 'local_pk' => '/path/to/client.key']
  code      tls.client_certificate_required
  [tls.client_certificate_required, layer tls, fault caller, final, docs/errors.md#tls-client-certificate-required]
WsClient\TlsException: localhost requires a client certificate, and none was sent
  wss://localhost:%d/chat
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls %f ms (TLSv1.3) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  server    nginx/%s
  body      <html> <head><title>400 No required SSL certificate was sent</title>%S
  by        nginx
  help      pass the certificate and its key: tls: ['local_cert' => '/path/to/client.pem', 'local_pk' => '/path/to/client.key']
  code      tls.client_certificate_required
  [tls.client_certificate_required, layer tls, fault caller, final, docs/errors.md#tls-client-certificate-required]
