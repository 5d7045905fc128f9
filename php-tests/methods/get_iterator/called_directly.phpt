--TEST--
getIterator() returns an Iterator that waits only on demand, and cannot be rewound or used by reference
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script('101', 'send ' . frame(1, 'a') . frame(2, 'b'), 'hang');
$ws = new WsClient($peer->url(), receive_timeout: 5.0);
$it = $ws->getIterator();
var_dump($it instanceof Iterator, $ws instanceof IteratorAggregate, $ws instanceof Traversable);
$it->rewind();
var_dump($it->valid(), $it->key(), $it->current(), $it->current());
$it->next();
var_dump($it->valid(), $it->key(), $it->current());
thrown(fn () => $it->rewind());
thrown(function () use ($ws) { foreach ($ws as &$payload) { echo $payload, "\n"; } });
unset($it);
var_dump($ws->isOpen());
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
int(0)
string(1) "a"
string(1) "a"
bool(true)
int(1)
string(1) "b"
Error: Iterator does not support rewinding
Error: An iterator cannot be used with foreach by reference
bool(true)
