--TEST--
wait() returns the clients with a message or an end, each once, and [] at the timeout; frames without a message are no reason
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$peer = Peer::echo(true);
$poller = new WsClient\Poller();
var_dump($poller->wait(), $poller->wait(0.0));
takes(0.1, 5.0, fn () => $poller->wait(0.1));
$tls = ['cafile' => pki() . '/ca.pem'];
$names = new WeakMap();
foreach (['a' => $peer->url(), 'b' => $peer->tlsUrl('/echo'), 'c' => $peer->url()] as $name => $url) {
    $clients[$name] = new WsClient($url, tls: $tls);
    $names[$clients[$name]] = $name;
    $poller->add($clients[$name]);
}
function ready(float $timeout): string
{
    global $poller, $names;
    $ready = array_map(fn ($ws) => $names[$ws], $poller->wait($timeout));
    sort($ready);
    return implode(' ', $ready);
}
var_dump(count($poller));
takes(0.1, 5.0, fn () => var_dump(ready(0.1)));
$clients['b']->send('to b');
var_dump(ready(20.0), ready(0.0), $clients['b']->poll(), ready(0.0));
// Messages that ping() has read are in the client; both are.
foreach (['a', 'b'] as $name) {
    $clients[$name]->send('x');
    $clients[$name]->send('y');
    $clients[$name]->ping();
}
var_dump(ready(20.0));
echo $clients['a']->receive(), json_encode($clients['b']->poll()), "\n";
var_dump(ready(0.0), $clients['a']->receive(), ready(0.0));
// A part of a message, and a ping.
$parts = Peer::script('101', 'send ' . frame(9, 'ping') . frame(1, 'whole ', false), 'frame', 'frame', 'send ' . frame(0, 'message'), 'drain');
$clients['d'] = new WsClient($parts->url());
$names[$clients['d']] = 'd';
$poller->add($clients['d']);
takes(0.1, 5.0, fn () => var_dump(ready(0.1)));
$clients['d']->send('go on');
var_dump(ready(20.0), $clients['d']->poll());
// An end, until the client is removed.
$clients['c']->close();
var_dump(ready(20.0), $clients['c']->poll(), ready(20.0));
thrown(fn () => $clients['c']->poll());
$poller->remove($clients['c']);
$poller->remove($clients['c']);
var_dump(ready(0.0), count($poller));
?>
--EXPECT--
array(0) {
}
array(0) {
}
int(3)
string(0) ""
string(1) "b"
string(1) "b"
array(1) {
  [0]=>
  string(4) "to b"
}
string(0) ""
string(3) "a b"
x["x","y"]
string(1) "a"
string(1) "y"
string(0) ""
string(0) ""
string(1) "d"
array(1) {
  [0]=>
  string(13) "whole message"
}
string(1) "c"
array(0) {
}
string(1) "c"
WsClient\ConnectionClosedException websocket.closed 1000
string(0) ""
int(3)
