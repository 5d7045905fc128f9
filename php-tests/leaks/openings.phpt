--TEST--
Thousands of attempts to connect in the background, each with another end, leak no descriptor and no memory
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
if (!is_dir('/proc/self/fd')) die('skip needs /proc');
if (getenv('USE_ZEND_ALLOC') === '0') die('skip too slow under valgrind, which looks at other tests');
?>
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
require __DIR__ . '/measure.inc';
$peer = Peer::echo(true);
$silent = Peer::script('hang');
$plain = $peer->url('/echo');
$secure = $peer->tlsUrl('/echo');
$tls = ['cafile' => pki() . '/ca.pem'];
$count = fn (): int => count(scandir('/proc/self/fd'));
$attempts = function (int $i) use ($plain, $secure, $silent, $tls, $count): void {
    $before = $count();
    $opened = [WsClient::open($plain), WsClient::open($secure, tls: $tls)];
    $failed = [WsClient::open('ws://127.0.0.1:1/'), WsClient::open($secure, tls: ['verify_peer_name' => true]), WsClient::open('ws://')];
    $cancelled = [WsClient::open($silent->url()), WsClient::open($secure, tls: $tls)];
    $dropped = [WsClient::open($silent->url()), WsClient::open($plain)];
    foreach ($cancelled as $opening) {
        $opening->getStream();
        $opening->cancel();
    }
    foreach ($failed as $opening) {
        try {
            $opening->finish();
            echo "no failure\n";
        } catch (WsClient\ConnectException) {
        }
    }
    foreach ($opened as $opening) {
        $opening->finish()->send('hello');
    }
    unset($opened, $failed, $cancelled, $dropped, $opening);
    // The threads close what they had open.
    for ($wait = 0; $count() > $before && $wait < 20_000; $wait++) {
        usleep(1000);
    }
};
measure(100, 400, $attempts);
?>
--EXPECT--
500 times: 0 descriptors more, 0 bytes more in use, little more resident
