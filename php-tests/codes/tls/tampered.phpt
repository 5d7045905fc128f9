--TEST--
TLS records that are damaged or violate the protocol
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach ([
    'a record that is too long' => '\x16\x03\x03\xff\xff' . str_repeat('\0', 300),
    'a handshake message of no kind' => '\x16\x03\x03\0\x08\xfe\0\0\x04abcd',
    'data before the handshake' => '\x17\x03\x03\0\x05hello',
    'a ServerHello cut short' => '\x16\x03\x03\0\x06\x02\0\0\x02\x03\x03',
] as $name => $record) {
    $peer = Peer::script('read 5', "send $record", 'drain');
    echo $name, "\n";
    report(fn () => new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . '/ca.pem']));
}
?>
--EXPECTF--
a record that is too long
WsClient\TlsException: the data from localhost violates the TLS protocol or was changed on the way
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   received corrupt message of type MessageTooLarge
  stage   before the server chose a TLS version
  help    something between this machine and the server likely changes the data: try from another network
  help    if it happens from every network, the server's TLS is at fault: check its log and version
  code    tls.tampered
  [tls.tampered, layer tls, fault network, final, docs/errors.md#tls-tampered]
a handshake message of no kind
WsClient\TlsException: the data from localhost violates the TLS protocol or was changed on the way
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   received corrupt message of type UnexpectedMessage("MessageHash")
  stage   before the server chose a TLS version
  help    something between this machine and the server likely changes the data: try from another network
  help    if it happens from every network, the server's TLS is at fault: check its log and version
  code    tls.tampered
  [tls.tampered, layer tls, fault network, final, docs/errors.md#tls-tampered]
data before the handshake
WsClient\TlsException: the data from localhost violates the TLS protocol or was changed on the way
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   received unexpected message: got ApplicationData when expecting Handshake
  stage   before the server chose a TLS version
  help    something between this machine and the server likely changes the data: try from another network
  help    if it happens from every network, the server's TLS is at fault: check its log and version
  code    tls.tampered
  [tls.tampered, layer tls, fault network, final, docs/errors.md#tls-tampered]
a ServerHello cut short
WsClient\TlsException: the data from localhost violates the TLS protocol or was changed on the way
  wss://localhost:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found   received corrupt message of type MissingData("Random")
  stage   before the server chose a TLS version
  help    something between this machine and the server likely changes the data: try from another network
  help    if it happens from every network, the server's TLS is at fault: check its log and version
  code    tls.tampered
  [tls.tampered, layer tls, fault network, final, docs/errors.md#tls-tampered]
