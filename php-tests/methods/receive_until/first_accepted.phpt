--TEST--
receiveUntil() returns the first message that the callback takes, and keeps the others in order for the next calls
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
use WsClient\{Message, MessageType};
$peer = Peer::echo(true);
$is = fn (string ...$wanted) => fn (Message $message) => in_array($message->payload, $wanted, true);
foreach ([$peer->url('/echo'), $peer->tlsUrl('/echo')] as $url) {
    $ws = new WsClient($url, tls: ['cafile' => pki() . '/ca.pem'], receive_timeout: 10.0);
    $ws->sendAll(['a', 'bb', new Message(MessageType::Binary, "c\xff"), '', 'eee', 'f']);
    $found = $ws->receiveUntil($is('eee'));
    var_dump($found->payload, $found->type->name);
    // The kept ones come first, each once.
    $ws->sendAll(['g', 'h', 'i']);
    $offered = [];
    $found = $ws->receiveUntil(function (Message $message) use (&$offered) {
        $offered[] = $message->payload;
        return $message->payload === 'h' ? 1 : 0;
    });
    echo json_encode($offered, JSON_INVALID_UTF8_SUBSTITUTE), " $found\n";
    var_dump($ws->getInfo()->messagesWaiting >= 6, $ws->isOpen());
    var_dump($ws->receiveUntil($is('bb'))->payload, $ws->receive(), bin2hex($ws->receiveMessage()->payload));
    foreach ($ws as $payload) {
        var_dump($payload);
        break;
    }
    $ws->ping();
    var_dump($ws->poll());
}
?>
--EXPECT--
string(3) "eee"
string(4) "Text"
["a","bb","c\ufffd","","f","g","h"] h
bool(true)
bool(true)
string(2) "bb"
string(1) "a"
string(4) "63ff"
string(0) ""
array(3) {
  [0]=>
  string(1) "f"
  [1]=>
  string(1) "g"
  [2]=>
  string(1) "i"
}
string(3) "eee"
string(4) "Text"
["a","bb","c\ufffd","","f","g","h"] h
bool(true)
bool(true)
string(2) "bb"
string(1) "a"
string(4) "63ff"
string(0) ""
array(3) {
  [0]=>
  string(1) "f"
  [1]=>
  string(1) "g"
  [2]=>
  string(1) "i"
}
