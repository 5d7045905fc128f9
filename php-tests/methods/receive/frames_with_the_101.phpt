--TEST--
Frames that come in the same packet as the 101 are not lost
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::script(
    'head',
    'send HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
        . 'Sec-WebSocket-Accept: {accept}\r\n\r\n' . frame(1, 'first') . frame(2, 'second') . '\x81\x05th',
    'frame',
    'send ird',
    'hang',
);
$ws = new WsClient($peer->url());
var_dump($ws->receive(2.0));
var_dump($ws->poll());
$ws->send('go on');
var_dump($ws->receive(2.0));
?>
--EXPECT--
string(5) "first"
array(1) {
  [0]=>
  string(6) "second"
}
string(5) "third"
