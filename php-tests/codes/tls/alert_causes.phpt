--TEST--
Alerts that have a likely cause
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$alerts = [
    'unexpected_message' => '\x0a', 'bad_record_mac' => '\x14', 'bad_certificate' => '\x2a', 'illegal_parameter' => '\x2f',
    'unknown_ca' => '\x30', 'inappropriate_fallback' => '\x56', 'missing_extension' => '\x6d', 'unknown_psk_identity' => '\x73',
];
foreach ($alerts as $name => $number) {
    $peer = Peer::script('read 5', "send \\x15\\x03\\x03\\0\\x02\\x02$number", 'close');
    report(fn () => new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . '/ca.pem']));
}
// A farewell instead of a handshake.
$peer = Peer::script('read 5', 'send \x15\x03\x03\0\x02\x01\0', 'drain');
report(fn () => new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . '/ca.pem']));
?>
--EXPECTF--
WsClient\TlsException: localhost ended the TLS handshake because it did not understand a message
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert unexpected_message(10)
  help    something in between, such as a firewall or a load balancer that inspects TLS, likely changes or truncates the handshake: try from another network
  help    or update the server's TLS library: a very old one also answers like this
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake because a record arrived damaged or the keys differ
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert bad_record_mac(20)
  help    something between this machine and the server likely changes the data: try from another network
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake because of a certificate, though it requested none
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert bad_certificate(42)
  help    a device in between that inspects TLS likely does not trust the upstream server: see its log, or try from another network
  help    if the server accepts client certificates, pass one: tls: ['local_cert' => '/path/to/client.pem']
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake because it did not understand a message
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert illegal_parameter(47)
  help    something in between, such as a firewall or a load balancer that inspects TLS, likely changes or truncates the handshake: try from another network
  help    or update the server's TLS library: a very old one also answers like this
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake because of a certificate, though it requested none
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert unknown_ca(48)
  help    a device in between that inspects TLS likely does not trust the upstream server: see its log, or try from another network
  help    if the server accepts client certificates, pass one: tls: ['local_cert' => '/path/to/client.pem']
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake because it considers this connection a downgrade
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert inappropriate_fallback(86)
  help    a device in between likely lowers the TLS version: try from another network
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake because of a handshake extension
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert missing_extension(109)
  help    the server's TLS library, or a device in between, is likely too old or too strict: update it
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake because it has no pre-shared key for this client
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert unknown_psk_identity(115)
  help    the server likely accepts pre-shared keys only, and this client has none: give the server a certificate
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost closed the connection during the TLS handshake
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   %d bytes sent, 7 bytes received
  stage   before the server chose a TLS version
  alert   close_notify(0)
  help    check that port %d is the server's TLS port
  help    or check for a firewall that filters by host name, or a load balancer without a healthy upstream server
  code    tls.closed
  [tls.closed, layer tls, fault unknown, retryable, docs/errors.md#tls-closed]
