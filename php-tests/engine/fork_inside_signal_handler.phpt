--TEST--
A child forked in a signal handler gets a ConcurrencyError from the waiting call, and the parent is not affected
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
pcntl_async_signals(true);
$peer = Peer::echo(true);
$trust = ['cafile' => pki() . '/ca.pem'];
// Long enough for an alarm to come while a call waits; under valgrind everything is slow.
$ms = getenv('USE_ZEND_ALLOC') === '0' ? 3000 : 400;
$big = str_repeat('0123456789abcdef', 1 << 20);

// The parent waits for the child's end, so whatever the child did to the connection is done before the call goes on.
$waits_in = null;
$alarms = new Alarms(function () use (&$waits_in) {
    if ($waits_in === null || !is_inside($waits_in)) {
        return;
    }
    $waits_in = null;
    $child = pcntl_fork();
    if ($child === 0) {
        pcntl_signal(SIGALRM, SIG_IGN);
        $GLOBALS['is_child'] = true;
        return;
    }
    pcntl_waitpid($child, $status);
});

function forked_in(string $method, callable $call): mixed
{
    global $waits_in, $is_child;
    $waits_in = $method;
    try {
        $result = $call();
        if (empty($is_child)) {
            return $result;
        }
        echo "the child's $method() returned\n";
    } catch (Throwable $e) {
        if (empty($is_child)) {
            throw $e;
        }
        echo "$method: ", $e::class, ': ', $e->getMessage(), "\n";
    }
    // Without destructors: what they would end is the parent's.
    pcntl_exec('/bin/true');
}

foreach ([$peer->url("/slow?ms=$ms"), $peer->tlsUrl("/slow?ms=$ms")] as $url) {
    $open = function () use ($url, $trust) {
        $ws = new WsClient($url, tls: $trust);
        $ws->send('late');
        return $ws;
    };
    $ws = $open();
    echo forked_in('receive', fn () => $ws->receive(10.0)), "\n";
    $ws->send('late');
    echo forked_in('receiveMessage', fn () => $ws->receiveMessage(10.0)), "\n";
    $ws->send('late');
    var_dump(forked_in('ping', fn () => $ws->ping('', 10.0)) > 0, $ws->receive(10.0));
    $ws->send('late');
    forked_in('send', fn () => $ws->send($big));
    var_dump($ws->receive(10.0), $ws->receive(20.0) === $big);
    $ws->send('late');
    forked_in('sendAll', fn () => $ws->sendAll([$big, 'last']));
    var_dump($ws->receive(10.0), $ws->receive(20.0) === $big, $ws->receive(20.0));
    $ws->send('late');
    forked_in('close', fn () => $ws->close());
    show_end($ws);
}
// The server takes its time for the answer; then the connection is whole.
foreach (['script' => 'url', 'scriptTls' => 'tlsUrl'] as $kind => $url) {
    $steps = ["pause $ms", '101', 'send ' . frame(1, 'first'), 'drain'];
    $slow = $kind === 'script' ? Peer::script(...$steps) : Peer::scriptTls('good', ...$steps);
    $ws = forked_in('__construct', fn () => new WsClient($kind === 'script' ? $slow->url() : $slow->url('/', 'wss', 'localhost'), tls: $trust));
    var_dump($ws->receive(10.0));
}
$slow = Peer::script("pause $ms", '101', 'drain');
$report = forked_in('diagnose', fn () => WsClient::diagnose($slow->url(), connect_timeout: 5.0));
var_dump($report->diagnosis?->code);
?>
--EXPECT--
receive: WsClient\ConcurrencyError: A signal handler forked while this call waited; the connection belongs to the parent, open a new one here
late
receiveMessage: WsClient\ConcurrencyError: A signal handler forked while this call waited; the connection belongs to the parent, open a new one here
late
ping: WsClient\ConcurrencyError: A signal handler forked while this call waited; the connection belongs to the parent, open a new one here
bool(true)
string(4) "late"
send: WsClient\ConcurrencyError: A signal handler forked while this call waited; the connection belongs to the parent, open a new one here
string(4) "late"
bool(true)
sendAll: WsClient\ConcurrencyError: A signal handler forked while this call waited; the connection belongs to the parent, open a new one here
string(4) "late"
bool(true)
string(4) "last"
close: WsClient\ConcurrencyError: A signal handler forked while this call waited; the connection belongs to the parent, open a new one here
closed 1000 "" clean by us
receive: WsClient\ConcurrencyError: A signal handler forked while this call waited; the connection belongs to the parent, open a new one here
late
receiveMessage: WsClient\ConcurrencyError: A signal handler forked while this call waited; the connection belongs to the parent, open a new one here
late
ping: WsClient\ConcurrencyError: A signal handler forked while this call waited; the connection belongs to the parent, open a new one here
bool(true)
string(4) "late"
send: WsClient\ConcurrencyError: A signal handler forked while this call waited; the connection belongs to the parent, open a new one here
string(4) "late"
bool(true)
sendAll: WsClient\ConcurrencyError: A signal handler forked while this call waited; the connection belongs to the parent, open a new one here
string(4) "late"
bool(true)
string(4) "last"
close: WsClient\ConcurrencyError: A signal handler forked while this call waited; the connection belongs to the parent, open a new one here
closed 1000 "" clean by us
__construct: WsClient\ConcurrencyError: A signal handler forked while this call waited; the connection belongs to the parent, open a new one here
string(5) "first"
__construct: WsClient\ConcurrencyError: A signal handler forked while this call waited; the connection belongs to the parent, open a new one here
string(5) "first"
diagnose: WsClient\ConcurrencyError: A signal handler forked while this call waited; the connection belongs to the parent, open a new one here
NULL
