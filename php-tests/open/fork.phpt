--TEST--
Forks while attempts run: the child's calls throw, its own connections work, and the parent's attempts go on
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';

/** Ends a child; under valgrind without its report, because what threads had allocated that it does not have is lost in it. */
function end_child(int $status): never
{
    if (getenv('WSCLIENT_TEST_VALGRIND')) {
        pcntl_exec('/bin/sh', ['-c', "exit $status"]);
    }
    exit($status);
}

$echo = Peer::echo(true);
$trust = ['cafile' => pki() . '/ca.pem'];
$late = Peer::script('barrier 41', '101', 'send ' . frame(1, 'hello'), 'drain');
$openings = [];
for ($i = 0; $i < 40; $i++) {
    $openings[] = WsClient::open($late->url(), connect_timeout: 60.0);
}
$failed = 0;
for ($round = 0; $round < 20; $round++) {
    // Handshakes in progress, which hold what a child needs for its own.
    $running = [];
    for ($i = 0; $i < 10; $i++) {
        $running[] = WsClient::open($echo->tlsUrl('/echo'), tls: $trust, connect_timeout: 60.0);
    }
    $child = pcntl_fork();
    if ($child === 0) {
        if ($round === 0) {
            foreach (['finish', 'isReady', 'getStream', 'cancel'] as $method) {
                echo $method, ' ';
                thrown(fn () => $openings[0]->$method());
            }
        }
        $own = WsClient::open($echo->tlsUrl('/echo'), tls: $trust, connect_timeout: 60.0);
        $ws = new WsClient($echo->tlsUrl('/echo'), tls: $trust);
        $ws->send('from the child');
        $ws = $ws->receive(20.0) === 'from the child' ? $own->finish() : null;
        $ws->send('also from the child');
        end_child($ws->receive(20.0) === 'also from the child' ? 7 : 1);
    }
    foreach ($running as $opening) {
        $ws = $opening->finish();
        $ws->send('from the parent');
        $failed += $ws->receive(20.0) !== 'from the parent';
    }
    pcntl_waitpid($child, $status);
    $failed += pcntl_wexitstatus($status) !== 7;
}
echo $failed, " failed\n";
$openings[] = WsClient::open($late->url(), connect_timeout: 60.0);
print_r(array_count_values(array_map(fn ($opening) => $opening->finish()->receive(20.0), $openings)));
?>
--EXPECT--
finish WsClient\ConcurrencyError: This WsClient\Opening was created by another process, before a fork; open a new connection here
isReady WsClient\ConcurrencyError: This WsClient\Opening was created by another process, before a fork; open a new connection here
getStream WsClient\ConcurrencyError: This WsClient\Opening was created by another process, before a fork; open a new connection here
cancel WsClient\ConcurrencyError: This WsClient\Opening was created by another process, before a fork; open a new connection here
0 failed
Array
(
    [hello] => 41
)
