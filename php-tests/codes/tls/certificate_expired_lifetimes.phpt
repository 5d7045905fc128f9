--TEST--
How long an expired certificate was valid in all says what stopped: a program that renews it, or somebody
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$tls = ['cafile' => pki() . '/generation-y-root.pem'];
foreach (['expired-six-days', 'expired-long-lived'] as $cert) {
    $peer = Peer::echo(true, $cert);
    echo "$cert: ";
    report(fn () => new WsClient($peer->tlsUrl('/echo'), tls: $tls));
}
?>
--EXPECTF--
