--TEST--
A child that just exits, or opens its own connection, leaves the parent's connections intact
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$peer = Peer::echo(true);
$plain = new WsClient($peer->url('/echo'));
$secure = new WsClient($peer->tlsUrl('/echo'), tls: ['cafile' => pki() . '/ca.pem']);
foreach (['exit', 'own connection', 'exit in a function'] as $what) {
    $child = pcntl_fork();
    if ($child === 0) {
        if ($what === 'own connection') {
            $own = new WsClient($peer->tlsUrl('/echo'), tls: ['cafile' => pki() . '/ca.pem']);
            $own->send('child');
            exit($own->receive(5.0) === 'child' ? 7 : 1);
        }
        if ($what === 'exit in a function') {
            (function () use ($plain, $secure) { exit(9); })();
        }
        exit(0);
    }
    pcntl_waitpid($child, $status);
    $plain->send($what);
    $secure->send($what);
    echo pcntl_wexitstatus($status), ' ', $plain->receive(5.0), ' ', $secure->receive(5.0), "\n";
}
?>
--EXPECT--
0 exit exit
7 own connection own connection
9 exit in a function exit in a function
