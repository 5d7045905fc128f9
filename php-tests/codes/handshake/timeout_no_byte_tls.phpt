--TEST--
A server that does not answer after a TLS handshake that is complete: neither it nor diagnose() advises wss://
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';
require __DIR__ . '/../../support/diagnose.inc';

$peer = Peer::scriptTls('good', 'head', 'hang');
$arguments = ['tls' => ['cafile' => pki() . '/ca.pem'], 'connect_timeout' => 0.5];
report(fn () => new WsClient($peer->tlsUrl('/chat'), ...$arguments));
$report = visit($peer->tlsUrl('/chat'), ...$arguments);
echo "help: ", implode("\nhelp: ", $report->diagnosis->help), "\n";
?>
--EXPECTF--
