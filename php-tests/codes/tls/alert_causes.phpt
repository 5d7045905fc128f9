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
WsClient\TlsException: localhost ended the TLS handshake because it does not understand what was sent
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert unexpected_message(10)
  help    something in between likely changes or cuts the handshake, such as a firewall or a load balancer that inspects TLS: try from another network
  help    a very old TLS library on the server also answers like this: update it
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake because a record reached it damaged, or its keys differ
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert bad_record_mac(20)
  help    something between this machine and the server likely changes the connection: try from another network
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake on account of a certificate, though it asked for none
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert bad_certificate(42)
  help    a device in between that inspects TLS likely does not trust the server behind it: see its log, or try from another network
  help    if the server has client certificates switched on, pass one: tls: ['local_cert' => '/path/to/client.pem']
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake because it does not understand what was sent
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert illegal_parameter(47)
  help    something in between likely changes or cuts the handshake, such as a firewall or a load balancer that inspects TLS: try from another network
  help    a very old TLS library on the server also answers like this: update it
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake on account of a certificate, though it asked for none
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert unknown_ca(48)
  help    a device in between that inspects TLS likely does not trust the server behind it: see its log, or try from another network
  help    if the server has client certificates switched on, pass one: tls: ['local_cert' => '/path/to/client.pem']
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake because it takes this connection for a downgrade
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert inappropriate_fallback(86)
  help    a device in between likely lowers the TLS version: try from another network
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake on account of an extension of the handshake
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert missing_extension(109)
  help    the server's TLS library, or a device in between, is likely too old or too strict: update it
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake because it knows no key shared with this client
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert unknown_psk_identity(115)
  help    the server likely takes pre-shared keys only, which this client has none of: give it a certificate
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost closed the connection in the middle of the TLS handshake
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   %d bytes sent, 7 bytes received
  stage   before the server had chosen a TLS version
  alert   close_notify(0)
  help    check that port %d is the server's TLS port
  help    a firewall that filters by host name, or a load balancer without a healthy server behind it, ends connections like this
  code    tls.closed
  [tls.closed, layer tls, fault unknown, retryable, docs/errors.md#tls-closed]
