--TEST--
A client certificate that a public authority issued for servers is not accepted
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

$pki = pki();
foreach (['1.2', '1.3'] as $version) {
    $peer = Peer::testserver('echo', '--tls', $pki, '--client-ca', "$pki/ca.pem", '--tls-min', $version, '--tls-max', $version);
    $tls = ['cafile' => "$pki/ca.pem", 'local_cert' => "$pki/generation-y.pem", 'local_pk' => "$pki/generation-y.key"];
    report(fn () => new WsClient($peer->tlsUrl('/echo'), tls: $tls));
}
?>
--EXPECTF--
