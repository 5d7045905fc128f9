--TEST--
A client is in one poller at most; the poller holds it; what is no open client is refused
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
use WsClient\Poller;
$peer = Peer::echo();
[$one, $two] = [new Poller(), new Poller()];
$ws = new WsClient($peer->url());
$one->add($ws);
thrown(fn () => $one->add($ws));
thrown(fn () => $two->add($ws));
$two->remove($ws);
var_dump(count($one), count($two));
$one->remove($ws);
$two->add($ws);
var_dump(count($one), count($two));
// A poller that is freed leaves its clients to others.
unset($two);
$one->add($ws);
$ws->send('held');
$reference = WeakReference::create($ws);
unset($ws);
var_dump($reference->get() !== null);
foreach ($one as $client => $messages) {
    echo $messages[0], "\n";
    $one->remove($client);
    unset($client);
    // The iterator still has it.
    var_dump(count($one), $reference->get() !== null);
}
var_dump($reference->get());
// Ended before.
$ws = new WsClient($peer->url());
$ws->close();
$one->add($ws);
var_dump(count($one->wait(20.0)));
foreach ($one as $client => $messages) {
    var_dump($client === $ws, $messages);
}
// A cycle through a poller is collected.
$holder = new stdClass();
$holder->poller = new Poller();
$holder->self = $holder;
$holder->poller->add($client = new WsClient($peer->url()));
$reference = WeakReference::create($client);
unset($holder, $client);
gc_collect_cycles();
var_dump($reference->get());
foreach ([fn () => $one->add(new stdClass()), fn () => $one->add(), fn () => new Poller(1), fn () => $one->wait(-1.0), fn () => $one->__construct(),
    fn () => clone $one, fn () => serialize($one), fn () => $one->dynamic = 1] as $call) {
    thrown($call);
}
echo "done\n";
?>
--EXPECTF--
Error: The WsClient is in a WsClient\Poller already
Error: The WsClient is in a WsClient\Poller already
int(1)
int(0)
int(0)
int(1)
bool(true)
held
int(0)
bool(true)
NULL
int(1)
bool(true)
array(0) {
}
NULL
TypeError: WsClient\Poller::add(): Argument #1 ($client) must be of type WsClient, stdClass given
ArgumentCountError: WsClient\Poller::add() expects exactly 1 argument, 0 given
ArgumentCountError: WsClient\Poller::__construct() expects exactly 0 arguments, 1 given
ValueError: WsClient\Poller::wait(): Argument #1 ($timeout) must be a finite number of seconds, 0 or more
Error: Cannot call constructor twice
Error: Trying to clone an uncloneable object of class WsClient\Poller
Exception: Serialization of 'WsClient\Poller' is not allowed
Error: Cannot create dynamic property WsClient\Poller::$dynamic
done
