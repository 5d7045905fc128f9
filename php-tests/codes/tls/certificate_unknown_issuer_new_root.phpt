--TEST--
A new root of Let's Encrypt that older bundles do not have: the report says how old the bundle is
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';
require __DIR__ . '/../../support/child.inc';

$peer = Peer::echo(true, 'generation-y');
$url = $peer->tlsUrl('/echo');
$bundle = pki() . '/old-bundle.pem';
echo "-- a setting\n", child("report(fn () => new WsClient('$url'));", ['SSL_CERT_FILE' => $bundle]);
echo "-- the option\n";
report(fn () => new WsClient($url, tls: ['cafile' => $bundle]));
echo "-- a newer bundle without it\n";
report(fn () => new WsClient($url, tls: ['ca' => file_get_contents(pki() . '/ca.pem')]));
echo "-- the root is trusted\n";
var_dump((new WsClient($url, tls: ['cafile' => pki() . '/generation-y-root.pem']))->isOpen());
?>
--EXPECTF--
