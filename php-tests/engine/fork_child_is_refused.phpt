--TEST--
In a forked child every method that uses the connection throws; its exit leaves the parent's connection intact
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$peer = Peer::echo(true);
foreach ([$peer->url('/echo'), $peer->tlsUrl('/echo')] as $url) {
    $ws = new WsClient($url, tls: ['cafile' => pki() . '/ca.pem']);
    $ws->send('before');
    $child = pcntl_fork();
    if ($child === 0) {
        foreach (['receive', 'receiveMessage', 'poll', 'pollMessages', 'ping', 'close'] as $method) {
            echo $method, ' ';
            thrown(fn () => $ws->$method());
        }
        foreach (['send', 'sendBinary'] as $method) {
            echo $method, ' ';
            thrown(fn () => $ws->$method('from the child'));
        }
        echo 'foreach ';
        thrown(function () use ($ws) { foreach ($ws as $payload); });
        unset($ws);
        exit(0);
    }
    pcntl_waitpid($child, $status);
    echo 'child ', pcntl_wexitstatus($status), "\n";
    $ws->send('after');
    var_dump($ws->receive(5.0), $ws->receive(5.0), $ws->ping('', 5.0) > 0, $ws->poll());
    $ws->close();
    show_end($ws);
}
?>
--EXPECT--
receive WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
receiveMessage WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
poll WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
pollMessages WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
ping WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
close WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
send WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
sendBinary WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
foreach WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
child 0
string(6) "before"
string(5) "after"
bool(true)
array(0) {
}
closed 1000 "" clean by us
receive WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
receiveMessage WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
poll WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
pollMessages WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
ping WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
close WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
send WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
sendBinary WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
foreach WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
child 0
string(6) "before"
string(5) "after"
bool(true)
array(0) {
}
closed 1000 "" clean by us
