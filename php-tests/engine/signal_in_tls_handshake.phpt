--TEST--
An exception from a signal handler ends the TLS handshake
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';

$peer = Peer::script('hang');
pcntl_async_signals(true);
pcntl_signal(SIGALRM, fn () => throw new DomainException('enough'));
pcntl_alarm(1);
$start = hrtime(true);
try {
    new WsClient($peer->tlsUrl(), tls: ['cafile' => pki() . '/ca.pem'], connect_timeout: 30);
} catch (DomainException $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
}
var_dump((hrtime(true) - $start) / 1e9 < 10);
?>
--EXPECTF--
DomainException: enough
bool(true)
