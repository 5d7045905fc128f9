--TEST--
trySend() takes a string as text, or a Message with its type; anything else, and invalid UTF-8, is refused
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
use WsClient\{Message, MessageType};
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
thrown(fn () => $ws->trySend("ab\xff"));
thrown(fn () => $ws->trySend(new Message(MessageType::Text, "\xff")));
thrown(fn () => $ws->trySend(['x']));
thrown(fn () => $ws->trySend(new stdClass));
thrown(fn () => $ws->trySend());
var_dump($ws->getInfo()->framesSent);
$sent = [$ws->trySend('text'), $ws->trySend(new Message(MessageType::Binary, "\xff")), $ws->trySend(new Message(MessageType::Text, 'é')), $ws->trySend(12), $ws->trySend('')];
var_dump($sent === [true, true, true, true, true]);
for ($i = 0; $i < 5; $i++) {
    $message = $ws->receiveMessage(5.0);
    echo $message->type->name, ' ', json_encode($message->payload, JSON_INVALID_UTF8_SUBSTITUTE), "\n";
}
?>
--EXPECTF--
ValueError: WsClient::trySend(): Argument #1 ($message) must be valid UTF-8 as text (byte 2 is not); use a WsClient\Message object for other data
ValueError: WsClient::trySend(): Argument #1 ($message) must be valid UTF-8 as text (byte 0 is not); use a WsClient\Message object for other data
TypeError: WsClient::trySend(): Argument #1 ($message) must be of type WsClient\Message|string, array given
TypeError: WsClient::trySend(): Argument #1 ($message) must be of type WsClient\Message|string, stdClass given
ArgumentCountError: WsClient::trySend() expects exactly 1 argument, 0 given
int(0)
bool(true)
Text "text"
Binary "\ufffd"
Text "\u00e9"
Text "12"
Text ""
