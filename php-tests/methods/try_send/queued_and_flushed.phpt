--TEST--
trySend() never waits: it queues up to 1 MiB and one message, then returns false; the queue is sent in order
--EXTENSIONS--
wsclient
pcntl
posix
--SKIPIF--
<?php
PHP_OS_FAMILY === 'Linux' || die('skip only Linux has /proc');
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo(true);
$letters = range('a', 'z');
$message = fn (int $i) => str_repeat($letters[$i % 26], 100_000);
foreach ([$peer->url('/echo'), $peer->tlsUrl('/echo')] as $url) {
    $ws = new WsClient($url, tls: ['cafile' => pki() . '/ca.pem'], compression: false);
    var_dump($ws->wantsWrite(), $ws->flush(), $ws->getInfo()->unsentBytes);
    signal_server(SIGSTOP, true);
    $sent = 0;
    takes(0.0, 5.0, function () use ($ws, $message, &$sent) {
        for (; $sent < 2000 && $ws->trySend($message($sent)); $sent++);
    });
    $info = $ws->getInfo();
    var_dump($sent < 2000, $ws->wantsWrite(), $ws->flush(), $info->messagesSent === $sent);
    var_dump($info->unsentBytes >= 1 << 20, $info->unsentBytes < (1 << 20) + 120_000);
    var_dump($ws->trySend('refused'), $ws->getInfo()->messagesSent === $sent);
    signal_server(SIGCONT, false);
    // send() waits for its turn, and receive() sends what is queued.
    $ws->send('last');
    var_dump($ws->wantsWrite(), $ws->getInfo()->unsentBytes);
    for ($i = 0; $i < $sent; $i++) {
        if ($ws->receive(10.0) !== $message($i)) {
            echo "message $i is wrong\n";
        }
    }
    var_dump($ws->receive(10.0));
}
?>
--EXPECT--
bool(false)
bool(true)
int(0)
bool(true)
bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
bool(false)
int(0)
string(4) "last"
bool(false)
bool(true)
int(0)
bool(true)
bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
bool(false)
int(0)
string(4) "last"
