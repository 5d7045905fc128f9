--TEST--
After the end an iterator has null as value and key
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';

$peer = Peer::script('101', 'send ' . frame(1, 'one') . frame(8, "\x03\xe8"), 'hang');
$iterator = (new WsClient($peer->url()))->getIterator();
while ($iterator->current() != null) {
    echo $iterator->key(), ' ', $iterator->current(), "\n";
    $iterator->next();
}
var_dump($iterator->valid(), $iterator->current(), $iterator->key());
echo serialize([$iterator->current()]), "\n";
?>
--EXPECT--
0 one
bool(false)
NULL
NULL
a:1:{i:0;N;}
