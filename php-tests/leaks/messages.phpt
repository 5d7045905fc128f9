--TEST--
Ten thousand messages in both directions leak no memory
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
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
$big = str_repeat('b', 200_000);
measure(1000, 9000, function (int $i) use ($ws, $big): void {
    $sent = $i % 100 ? "message $i" : $big;
    $i % 2 ? $ws->send($sent) : $ws->sendBinary($sent);
    if ($i % 3 === 0) {
        $ws->ping('', 5.0);
    }
    $got = match ($i % 4) {
        0 => $ws->receive(5.0),
        1 => (string) $ws->receiveMessage(5.0),
        2 => (function () use ($ws) { foreach ($ws as $message) { return $message; } })(),
        3 => $ws->ping('x', 5.0) > 0 ? $ws->poll()[0] : '',
    };
    if ($got !== $sent) {
        echo "message $i is wrong\n";
    }
    $ws->getInfo();
});
?>
--EXPECT--
10000 times: 0 descriptors more, 0 bytes more in use, little more resident
