--TEST--
An exception fits loggers: one line as message, the HTTP status as code, context() and JSON
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';

$peer = Peer::script('head', 'send HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n', 'close');
try {
    new WsClient($peer->url('/chat?token=s3cret-of-the-caller'));
} catch (WsClient\HandshakeException $e) {
    echo $e->getMessage(), "\n", $e->getCode(), "\n";
    $context = $e->context();
    var_dump(array_keys($context), $context['errorCode'], $context['layer'], $context['report'] === $e->report);
    $json = json_decode(json_encode($e), true);
    var_dump(array_keys($json), $json['message'] === $e->getMessage(), $json['code'], $json['report']['diagnosis']['code']);
    $wrapped = new RuntimeException('the chat is not available', 0, $e);
    var_dump(str_contains((string) $wrapped, $e->getMessage()), str_contains(json_encode($e), 's3cret'));
}
// In one that a program creates there is nothing to log but its own message.
$own = new WsClient\TcpException('mine', 3);
echo json_encode($own), "\n";
var_dump($own->context());
$incomplete = (new ReflectionClass(WsClient\TlsException::class))->newInstanceWithoutConstructor();
echo json_encode($incomplete), "\n";
?>
--EXPECTF--
ws://127.0.0.1:%d/chat?token=***: the server forbids the connection (403) [handshake.forbidden]
403
array(3) {
  [0]=>
  string(9) "errorCode"
  [1]=>
  string(5) "layer"
  [2]=>
  string(6) "report"
}
string(19) "handshake.forbidden"
string(9) "handshake"
bool(true)
array(5) {
  [0]=>
  string(7) "message"
  [1]=>
  string(4) "code"
  [2]=>
  string(9) "errorCode"
  [3]=>
  string(5) "layer"
  [4]=>
  string(6) "report"
}
bool(true)
int(403)
string(19) "handshake.forbidden"
bool(true)
bool(false)
{"message":"mine","code":3,"errorCode":"","layer":null,"report":null}
array(3) {
  ["errorCode"]=>
  string(0) ""
  ["layer"]=>
  NULL
  ["report"]=>
  NULL
}
{"message":"","code":0,"errorCode":null,"layer":null,"report":null}
