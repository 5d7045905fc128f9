--TEST--
select() returns the clients with a message or an end under their keys, also for what is in memory; [] at the timeout
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$peer = Peer::echo(true);
$tls = ['cafile' => pki() . '/ca.pem'];
var_dump(WsClient::select([], 0.0));
$clients = [
    'plain' => new WsClient($peer->url()),
    'tls' => new WsClient($peer->tlsUrl('/echo'), tls: $tls),
    7 => new WsClient($peer->url()),
    'same' => null,
];
$clients['same'] = &$clients[7];
function keys(?float $timeout): string
{
    return json_encode(array_keys(WsClient::select($GLOBALS['clients'], $timeout)));
}
echo keys(0.0), "\n";
takes(0.1, 5.0, fn () => print(keys(0.1) . "\n"));
$clients['tls']->send('x');
echo keys(null), keys(0.0), json_encode($clients['tls']->poll()), keys(0.0), "\n";
$clients[7]->send('y');
$clients[7]->ping();
echo keys(null), "\n";
var_dump(WsClient::select($clients, 0.0)['same'] === $clients[7]);
$clients[7]->poll();
// An end, for as long as it is there.
$clients['plain']->close();
echo keys(null), json_encode($clients['plain']->poll()), keys(null), "\n";
// A part of a message and a ping are no reason.
$parts = Peer::script('101', 'send ' . frame(9, 'ping') . frame(1, 'whole ', false), 'frame', 'frame', 'send ' . frame(0, 'message'), 'drain');
$clients = [new WsClient($parts->url())];
takes(0.1, 5.0, fn () => print(keys(0.1) . "\n"));
$clients[0]->send('go on');
echo keys(20.0), json_encode($clients[0]->poll()), "\n";
$ws = $clients[0];
foreach ([[[$ws, 'x' => 5]], [['text']], [[$ws, new stdClass()]], [$ws], [[$ws], -1.0], []] as $arguments) {
    thrown(fn () => WsClient::select(...$arguments));
}
?>
--EXPECT--
array(0) {
}
[]
[]
["tls"]["tls"]["x"][]
[7,"same"]
bool(true)
["plain"][]["plain"]
[]
[0]["whole message"]
TypeError: WsClient::select(): Argument #1 ($clients) must contain only WsClient and WsClient\Opening objects, int given as element 2
TypeError: WsClient::select(): Argument #1 ($clients) must contain only WsClient and WsClient\Opening objects, string given as element 1
TypeError: WsClient::select(): Argument #1 ($clients) must contain only WsClient and WsClient\Opening objects, stdClass given as element 2
TypeError: WsClient::select(): Argument #1 ($clients) must be of type array, WsClient given
ValueError: WsClient::select(): Argument #2 ($timeout) must be a finite number of seconds, 0 or more
ArgumentCountError: WsClient::select() expects at least 1 argument, 0 given
