--TEST--
On PHP 8.6 Io\Poll waits for a client without a stream
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
interface_exists('Io\Poll\Handle') || die('skip this PHP has no Io\Poll');
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';

use Io\Poll\{Context, Event};

$peer = Peer::echo();
[$a, $b] = [new WsClient($peer->url()), new WsClient($peer->url())];
var_dump($a instanceof Io\Poll\Handle);
$poll = new Context();
$watchers = [];
foreach (['a' => $a, 'b' => $b] as $name => $ws) {
    $watchers[$name] = $poll->add($ws, [Event::Read], $name);
}
$b->send('to b');
foreach ($poll->wait() as $watcher) {
    echo $watcher->getData(), ': ', implode(', ', $b->poll()), "\n";
}
$a->send('to a');
foreach ($poll->wait() as $watcher) {
    echo $watcher->getData(), ': ', implode(', ', $a->poll()), "\n";
}
// An end is an event too, and after it the client is no handle any more.
$watchers['b']->remove();
$b->close();
try {
    $poll->add($b, [Event::Read], 'b');
} catch (Io\Poll\PollException $e) {
    echo $e::class, "\n";
}
$watchers['a']->remove();
unset($watchers, $watcher, $poll, $ws, $a, $b);
echo "done\n";
?>
--EXPECT--
bool(true)
b: to b
a: to a
Io\Poll\InvalidHandleException
done
