--TEST--
A server that has no site for the host name
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::script('read 5', 'send \x15\x03\x03\0\x02\x02\x70', 'close');
report(fn () => new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . '/ca.pem']));
?>
--EXPECTF--
WsClient\TlsException: the server has no site called localhost
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   alert unrecognized_name(112)
  help    correct the host name of the URL, or add the site to the server
  help    if the site's name differs from the URL's host, pass it as the TLS option peer_name
  code    tls.server_name
  [tls.server_name, layer tls, fault caller, final, docs/errors.md#tls-server-name]
