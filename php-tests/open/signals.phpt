--TEST--
Signal handlers run while finish() waits: they may throw, cancel, or look at the attempt
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
pcntl_async_signals(true);

/** Calls finish(), and the handler once while it waits. */
function finish_with(WsClient\Opening $opening, callable $handler): void
{
    $alarms = new Alarms(function () use ($handler) {
        foreach (debug_backtrace(DEBUG_BACKTRACE_IGNORE_ARGS) as $call) {
            if (($call['class'] ?? '') === 'WsClient\\Opening') {
                pcntl_signal(SIGALRM, SIG_IGN);
                $handler();
                return;
            }
        }
    });
    thrown(fn () => takes(0.0, 10.0, fn () => $opening->finish()));
}

$peer = Peer::script('barrier 2', '101', 'send ' . frame(1, 'hello'), 'drain');
$opening = WsClient::open($peer->url(), connect_timeout: 60.0);
finish_with($opening, fn () => throw new DomainException('from the handler'));
var_dump($opening->isReady());
finish_with($opening, function () use ($opening, $peer) {
    echo 'ready: ', json_encode($opening->isReady()), ', a stream: ', json_encode(is_resource($opening->getStream())), "\n";
    thrown(fn () => $opening->finish());
    // Which lets the first one go on, too.
    echo WsClient::open($peer->url(), connect_timeout: 60.0)->finish()->receive(20.0), "\n";
});
$peer = Peer::script('drain');
$opening = WsClient::open($peer->url(), connect_timeout: 60.0);
finish_with($opening, fn () => $opening->cancel());
// The child of a handler gets an error, and the parent its connection.
$peer = Peer::script('barrier 2', '101', 'send ' . frame(1, 'hello'), 'drain');
$opening = WsClient::open($peer->url(), connect_timeout: 60.0);
$is_child = false;
finish_with($opening, function () use ($peer, &$is_child, &$second) {
    $child = pcntl_fork();
    if ($child === 0) {
        $is_child = true;
        return;
    }
    pcntl_waitpid($child, $status);
    echo 'the child ended with ', pcntl_wexitstatus($status), "\n";
    $second = WsClient::open($peer->url(), connect_timeout: 60.0);
});
if ($is_child) {
    // Under valgrind without its report: what the threads that it does not have had allocated is lost in it.
    getenv('WSCLIENT_TEST_VALGRIND') && pcntl_exec('/bin/true');
    exit(0);
}
echo $second->finish()->receive(20.0), "\n";
?>
--EXPECT--
DomainException: from the handler
bool(false)
ready: false, a stream: true
WsClient\ConcurrencyError: This WsClient\Opening is in use: a signal handler or another fiber called finish() while a call of it waits
hello
no exception, but WsClient
Error: This WsClient\Opening was cancelled
WsClient\ConcurrencyError: A signal handler forked while this call waited; the connection belongs to the parent, open a new one here
the child ended with 0
no exception, but WsClient
hello
