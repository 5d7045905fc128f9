--TEST--
A certificate of Let's Encrypt, which issues for addresses too, that is not for the address
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$peer = Peer::echo(true, 'generation-y');
$tls = ['cafile' => pki() . '/generation-y-root.pem', 'peer_name' => '192.0.2.1'];
report(fn () => new WsClient($peer->tlsUrl('/echo'), tls: $tls));
?>
--EXPECTF--
