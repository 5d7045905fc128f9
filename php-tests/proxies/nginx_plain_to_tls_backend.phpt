--TEST--
nginx that speaks plain HTTP to a TLS port of another nginx
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

$upstream = Peer::nginx(Peer::echo(), cert: 'good');
$peer = Peer::program('nginx_proxy', ['--upstream', (string) $upstream->tlsPort], 'good');
report(fn () => new WsClient($peer->tlsUrl('/chat'), tls: ['cafile' => pki() . '/ca.pem']));
?>
--EXPECTF--
