--TEST--
A server that ends the handshake with an alert
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['access_denied' => '\x31', 'internal_error' => '\x50', 'decode_error' => '\x32', 'no such alert' => '\xc8'] as $name => $number) {
    $peer = Peer::script('read 5', "send \\x15\\x03\\x03\\0\\x02\\x02$number", 'close');
    report(fn () => new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . '/ca.pem']));
}
?>
--EXPECTF--
WsClient\TlsException: localhost ended the TLS handshake because it does not let this client in
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert access_denied(49)
  help    the server likely lets in certain addresses, names or client certificates only: see its access rules
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake because something failed in the server
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert internal_error(80)
  help    the server's own log says what failed; likely causes are a certificate or key that it cannot load, or a backend that it cannot reach
  help    some servers and content networks answer like this when they have no site or no certificate for the name: check the host of the URL
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake because it does not understand what was sent
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert decode_error(50)
  help    something in between likely changes or cuts the handshake, such as a firewall or a load balancer that inspects TLS: try from another network
  help    a very old TLS library on the server also answers like this: update it
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake with an alert
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert 200
  help    the reason likely stands in the server's log
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
