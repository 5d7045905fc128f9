--TEST--
openssl s_server with TLS 1.2 asks to renegotiate for a client certificate after the request
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_program('openssl');
skip_unless_program('python3');
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';
require __DIR__ . '/../support/diagnose.inc';

$tls = ['cafile' => pki() . '/ca.pem'];
foreach (['alert', 'end', 'reset', 'silence'] as $then) {
    echo "-- $then\n";
    $peer = Peer::program('openssl_renegotiation', ['--then', $then], 'good');
    report(fn () => new WsClient($peer->tlsUrl('/certificates/ws'), tls: $tls, connect_timeout: $then === 'silence' ? 1.0 : 10.0));
}
echo "-- diagnose()\n";
$peer = Peer::program('openssl_renegotiation', cert: 'good');
visit($peer->tlsUrl('/certificates/ws'), tls: $tls);
?>
--EXPECTF--
