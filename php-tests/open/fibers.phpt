--TEST--
finish() in fibers, each of which waits for the stream of its attempt in a loop
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$echo = Peer::echo();
$closed = Peer::closedPort();
$urls = ['first' => $echo->url('/echo'), 'refused' => $closed->url(), 'second' => $echo->url('/echo')];
$waiting = [];
foreach ($urls as $name => $url) {
    $fiber = new Fiber(function () use ($name, $url) {
        $opening = WsClient::open($url);
        Fiber::suspend($opening->getStream());
        try {
            $ws = $opening->finish();
        } catch (WsClient\ConnectException $e) {
            return $e->errorCode;
        }
        $ws->send($name);
        return $ws->receive(20.0);
    });
    $waiting[$name] = [$fiber, $fiber->start()];
}
$results = [];
while ($waiting) {
    $readable = array_map(fn (array $one) => $one[1], $waiting);
    $none = null;
    stream_select($readable, $none, $none, 20) ?: die('none is readable');
    foreach ($readable as $name => $_) {
        $waiting[$name][0]->resume();
        $results[$name] = $waiting[$name][0]->getReturn();
        unset($waiting[$name]);
    }
}
ksort($results);
print_r($results);
// A call that waits in one fiber, while a signal handler's fiber or another one is refused: see signals.phpt.
$fiber = new Fiber(fn () => WsClient::open($echo->url('/echo'))->finish());
$fiber->start();
var_dump($fiber->getReturn()->isOpen());
?>
--EXPECT--
Array
(
    [first] => first
    [refused] => tcp.refused
    [second] => second
)
bool(true)
