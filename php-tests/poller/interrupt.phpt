--TEST--
interrupt() ends the wait that runs, or the next one, once; signal handlers run during the wait and may use poller and clients
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
extension_loaded('pcntl') || die('skip pcntl is not loaded');
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
pcntl_async_signals(true);
$peer = Peer::echo();
$poller = new WsClient\Poller();
$poller->add($ws = new WsClient($peer->url()));
$poller->interrupt();
$poller->interrupt();
thrown(fn () => $poller->wait());
var_dump($poller->wait(0.0));
$poller->interrupt();
thrown(function () use ($poller) {
    foreach ($poller as $client => $messages) {
        echo "no message has come\n";
    }
});
$alarms = new Alarms(function () use ($poller) { $poller->interrupt(); });
takes(0.0, 20.0, fn () => thrown(fn () => $poller->wait(60.0)));
takes(0.0, 20.0, fn () => thrown(fn () => iterator_to_array($poller)));
$alarms = null;
// Nothing is lost.
$ws->send('kept');
$ws->ping();
$poller->interrupt();
thrown(fn () => $poller->wait());
foreach ($poller as $client => $messages) {
    echo $messages[0], "\n";
    break;
}
// A handler sends, and adds a client which has a message; the wait goes on with both.
$sent = 0;
$added = new WsClient($peer->url());
$alarms = new Alarms(function () use (&$sent, $ws, $poller, $added) {
    if ($sent++ === 0) {
        $added->send('of the added');
        $added->ping();
        $poller->add($added);
        $ws->send('from the handler');
    }
});
$found = [];
while (count($found) < 2) {
    foreach ($poller->wait(20.0) as $client) {
        array_push($found, ...$client->poll());
    }
}
$alarms = null;
sort($found);
echo implode(', ', $found), "\n";
// One that throws.
$alarms = new Alarms(function () { throw new DomainException('of the handler'); });
thrown(fn () => $poller->wait(60.0));
thrown(fn () => WsClient::select([$ws], 60.0));
$alarms = null;
// The poller in a handler while a call of a client waits.
$alarms = new Alarms(function () use ($poller, $ws) {
    static $calls = 0;
    if ($calls++ === 0 && is_inside('receive')) {
        $ws2 = null;
        thrown(fn () => $poller->remove($ws));
        var_dump($poller->wait(0.0));
    }
    if ($calls > 2) {
        throw new DomainException('enough');
    }
});
thrown(fn () => $ws->receive(60.0));
$alarms = null;
?>
--EXPECT--
WsClient\InterruptedException websocket.interrupted
array(0) {
}
WsClient\InterruptedException websocket.interrupted
WsClient\InterruptedException websocket.interrupted
WsClient\InterruptedException websocket.interrupted
WsClient\InterruptedException websocket.interrupted
kept
from the handler, of the added
DomainException: of the handler
DomainException: of the handler
WsClient\ConcurrencyError: This WsClient is in use: a signal handler or callback called it while another of its methods waits
array(0) {
}
DomainException: enough
