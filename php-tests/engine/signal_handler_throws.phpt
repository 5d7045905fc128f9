--TEST--
An exception from a signal handler ends the waiting call; the connection is still usable
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
pcntl_async_signals(true);
$peer = Peer::echo();
$calls = [
    'receive' => fn ($ws) => $ws->receive(),
    'receiveMessage' => fn ($ws) => $ws->receiveMessage(10.0),
    'foreach' => function ($ws) { foreach ($ws as $payload) { echo $payload; } },
    'ping' => fn ($ws) => $ws->ping('', 10.0),
];
foreach ($calls as $name => $call) {
    $ws = new WsClient($peer->url('/slow?ms=700'));
    $ws->send('late');
    $thrown = false;
    $alarms = new Alarms(function () use (&$thrown) {
        if (!$thrown) {
            $thrown = true;
            throw new DomainException('from the handler');
        }
    });
    echo $name, ' ';
    takes(0.0, 0.7, fn () => thrown(fn () => $call($ws)));
    unset($alarms);
    var_dump($ws->isOpen(), $ws->receive(10.0));
}
?>
--EXPECT--
receive DomainException: from the handler
bool(true)
string(4) "late"
receiveMessage DomainException: from the handler
bool(true)
string(4) "late"
foreach DomainException: from the handler
bool(true)
string(4) "late"
ping DomainException: from the handler
bool(true)
string(4) "late"
