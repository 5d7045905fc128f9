--TEST--
sendAll() sends strings as text and Message objects by their type, in the order of the array
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
use WsClient\Message;
use WsClient\MessageType;

$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
$referred = 'behind a reference';
$long = str_repeat('é', 200_000);
$ws->sendAll([
    7 => 'first',
    'name' => new Message(MessageType::Binary, "\x00\xff"),
    3 => &$referred,
    new Message(MessageType::Text, 'κόσμε'),
    '',
    $long,
    new Message(MessageType::Binary, str_repeat("\xfe", 300_000)),
    'last',
]);
for ($i = 0; $i < 8; $i++) {
    $message = $ws->receiveMessage(5.0);
    echo $message->type->name, ' ', strlen($message->payload) < 30
        ? var_export(bin2hex($message->payload), true)
        : strlen($message->payload) . ' ' . var_export($message->payload === $long, true), "\n";
}
$ws->sendAll([]);
echo $ws->getInfo()->messagesSent, " sent\n";
$ws->close();
try {
    $ws->sendAll(['more']);
} catch (WsClient\ConnectionClosedException $e) {
    echo $e->diagnosis->problem, "\n";
}
?>
--EXPECT--
Text '6669727374'
Binary '00ff'
Text '626568696e642061207265666572656e6365'
Text 'cebacf8ccf83cebcceb5'
Text ''
Text 400000 true
Binary 300000 false
Text '6c617374'
8 sent
the connection is closed: this program has closed it
