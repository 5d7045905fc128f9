--TEST--
cancel() and the destructor end an attempt in each state without waiting, and leave no descriptor
--EXTENSIONS--
wsclient
--CONFLICTS--
all
--SKIPIF--
<?php
is_dir('/proc/self/fd') || die('skip needs /proc/self/fd');
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';

function descriptors(): int
{
    return count(scandir('/proc/self/fd'));
}

/** A thread closes its descriptors as soon as it runs. */
function wait_for_descriptors(int $count): void
{
    $deadline = microtime(true) + 20;
    while (descriptors() > $count && microtime(true) < $deadline) {
        usleep(1000);
    }
    echo descriptors() - $count, " descriptors are left\n";
}

$ends = ['cancel' => fn (WsClient\Opening $opening) => $opening->cancel(), 'destructor' => function (WsClient\Opening $opening) {}];
$trust = ['cafile' => pki() . '/ca.pem'];
// What the server does until the end of the client, and what it has got by then.
$states = [
    'before the answer' => ['ws', 'head', 'print', 'hang', 'print'],
    'before TLS' => ['wss', 'read 1', 'print', 'hang', 'print'],
    'open' => ['ws', '101', 'print', 'drain', 'print'],
];
foreach ($states as $state => $steps) {
    $scheme = array_shift($steps);
    foreach ($ends as $how => $end) {
        $peer = Peer::script(...$steps);
        $count = descriptors();
        $opening = WsClient::open($peer->url('/', $scheme, 'localhost'), tls: $trust);
        $peer->read();
        if ($state === 'open') {
            while (!$opening->isReady()) {
                usleep(1000);
            }
        }
        takes(0.0, 0.5, function () use (&$opening, $end) {
            $end($opening);
            $opening = null;
        });
        $ended = microtime(true);
        $rest = hex2bin($peer->read()['received']);
        $times[] = microtime(true) - $ended;
        // Close 1001, masked, of a connection that was open.
        echo "$state, $how: ", $rest === '' ? 'the server got nothing more' : bin2hex(substr($rest, 0, 2)) . ' and ' . strlen($rest) - 2 . ' bytes', "\n";
        wait_for_descriptors($count);
    }
}
// The threads do not wait for their next look at the clock.
var_dump(min($times) < 0.3);
// Those that wait for a thread, too.
$peer = Peer::script('hang');
$count = descriptors();
$all = [];
for ($i = 0; $i < 270; $i++) {
    $all[] = WsClient::open($peer->url());
}
takes(0.0, 5.0, fn () => array_map(fn ($opening) => $opening->cancel(), $all));
wait_for_descriptors($count);
foreach (['finish', 'getStream', 'isReady', 'cancel', 'cancel'] as $method) {
    echo $method, ' ';
    thrown(fn () => $all[0]->$method());
}
// A stream that a loop still watches becomes readable.
$opening = WsClient::open($peer->url());
$stream = $opening->getStream();
$opening->cancel();
[$readable, $none] = [[$stream], null];
var_dump(stream_select($readable, $none, $none, 0));
// After finish() it does nothing.
$peer = Peer::echo();
$opening = WsClient::open($peer->url('/echo'));
$ws = $opening->finish();
$opening->cancel();
unset($opening);
$ws->send('still open');
echo $ws->receive(20.0), "\n";
?>
--EXPECT--
before the answer, cancel: the server got nothing more
0 descriptors are left
before the answer, destructor: the server got nothing more
0 descriptors are left
before TLS, cancel: the server got nothing more
0 descriptors are left
before TLS, destructor: the server got nothing more
0 descriptors are left
open, cancel: 8882 and 6 bytes
0 descriptors are left
open, destructor: 8882 and 6 bytes
0 descriptors are left
bool(true)
0 descriptors are left
finish Error: This WsClient\Opening was cancelled
getStream Error: This WsClient\Opening was cancelled
isReady no exception, but bool
cancel no exception, but null
cancel no exception, but null
int(1)
still open
