--TEST--
A thousand connections, half of them over TLS, leak no descriptor and no memory
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
$plain = $peer->url('/echo');
$secure = $peer->tlsUrl('/echo');
$tls = ['cafile' => pki() . '/ca.pem'];
$connect = function (int $i) use ($plain, $secure, $tls): void {
    $ws = $i % 2 ? new WsClient($secure, tls: $tls) : new WsClient($plain);
    $ws->send('hello');
    if ($ws->receive(5.0) !== 'hello') {
        echo "no echo\n";
    }
    // Half of each kind are closed, half just go.
    if ($i % 4 < 2) {
        $ws->close();
    }
};
measure(200, 800, $connect);
?>
--EXPECT--
1000 times: 0 descriptors more, 0 bytes more in use, little more resident
