--TEST--
nginx that wants a client certificate says so only in HTTP
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
$peer = Peer::nginx($upstream, cert: 'good', more: ['--server', "ssl_client_certificate $ca; ssl_verify_client on;"]);
report(fn () => new WsClient($peer->tlsUrl('/chat'), tls: ['cafile' => $ca]));
?>
--EXPECTF--
