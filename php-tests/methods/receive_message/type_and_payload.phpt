--TEST--
receiveMessage() returns a Message with its type; as a string it is its payload
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
$ws->send('text');
$ws->sendBinary("\x00\xff");
$text = $ws->receiveMessage(2.0);
$binary = $ws->receiveMessage(2.0);
var_dump($text, $text instanceof Stringable, "$text", $text->type === WsClient\MessageType::Text);
var_dump($binary->type, bin2hex((string) $binary));
thrown(function () use ($text) { $text->payload = 'other'; });
thrown(function () use ($text) { $text->more = 1; });
$ws->close();
var_dump($ws->receiveMessage());
?>
--EXPECTF--
object(WsClient\Message)#%d (2) {
  ["type"]=>
  enum(WsClient\MessageType::Text)
  ["payload"]=>
  string(4) "text"
}
bool(true)
string(4) "text"
bool(true)
enum(WsClient\MessageType::Binary)
string(4) "00ff"
Error: Cannot modify readonly property WsClient\Message::$payload
Error: Cannot create dynamic property WsClient\Message::$more
NULL
