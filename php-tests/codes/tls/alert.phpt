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
WsClient\TlsException: localhost ended the TLS handshake because it denied access to this client
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert access_denied(49)
  help    the server likely allows certain addresses, names or client certificates only: check its access rules
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake because of an internal error
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert internal_error(80)
  help    see the server's log; likely it cannot load a certificate or key, or cannot reach its upstream server
  help    check the host of the URL: some servers and CDNs answer like this when they have no site or no certificate for the name
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake because it did not understand a message
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert decode_error(50)
  help    something in between, such as a firewall or a load balancer that inspects TLS, likely changes or truncates the handshake: try from another network
  help    or update the server's TLS library: a very old one also answers like this
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
WsClient\TlsException: localhost ended the TLS handshake with an alert
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert 200
  help    see the server's log for the reason
  code    tls.alert
  [tls.alert, layer tls, fault server, final, docs/errors.md#tls-alert]
