--TEST--
sendAll() checks every message before it sends one
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
use WsClient\Message;
use WsClient\MessageType;

$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
$empty = (new ReflectionClass(Message::class))->newInstanceWithoutConstructor();
$text = 'text';
foreach ([
    ['good', 5],
    ['good', 'name' => null],
    ['good', [1]],
    ['good', new stdClass()],
    ['good', $empty],
    ['good', MessageType::Text],
    ['good', "bad \xff"],
    ['good', 'at' => new Message(MessageType::Text, "\xc3")],
    [&$text, 1.5],
] as $messages) {
    thrown(fn () => $ws->sendAll($messages));
}
thrown(fn () => $ws->sendAll('text'));
thrown(fn () => $ws->sendAll());
thrown(fn () => new Message('Text', 'payload'));
thrown(fn () => new Message(MessageType::Text));
$message = new Message(MessageType::Text, 'payload');
thrown(fn () => $message->__construct(MessageType::Binary, 'other'));
echo $message->type->name, " $message, ", $ws->getInfo()->messagesSent, " sent\n";
?>
--EXPECT--
TypeError: WsClient::sendAll(): Argument #1 ($messages) must contain only strings and WsClient\Message objects, int given as element 2
TypeError: WsClient::sendAll(): Argument #1 ($messages) must contain only strings and WsClient\Message objects, null given as element 2
TypeError: WsClient::sendAll(): Argument #1 ($messages) must contain only strings and WsClient\Message objects, array given as element 2
TypeError: WsClient::sendAll(): Argument #1 ($messages) must contain only strings and WsClient\Message objects, stdClass given as element 2
TypeError: WsClient::sendAll(): Argument #1 ($messages) must contain only strings and WsClient\Message objects, WsClient\Message given as element 2
TypeError: WsClient::sendAll(): Argument #1 ($messages) must contain only strings and WsClient\Message objects, WsClient\MessageType given as element 2
ValueError: WsClient::sendAll(): Argument #1 ($messages) must have valid UTF-8 as text (byte 4 of element 2 is not); use WsClient\Message objects for other data
ValueError: WsClient::sendAll(): Argument #1 ($messages) must have valid UTF-8 as text (byte 0 of element 2 is not); use WsClient\Message objects for other data
TypeError: WsClient::sendAll(): Argument #1 ($messages) must contain only strings and WsClient\Message objects, float given as element 2
TypeError: WsClient::sendAll(): Argument #1 ($messages) must be of type array, string given
ArgumentCountError: WsClient::sendAll() expects exactly 1 argument, 0 given
TypeError: WsClient\Message::__construct(): Argument #1 ($type) must be of type WsClient\MessageType, string given
ArgumentCountError: WsClient\Message::__construct() expects exactly 2 arguments, 1 given
Error: Cannot modify readonly property WsClient\Message::$type
Text payload, 0 sent
