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
    // A wrapper shows the whole report, each exception once; getMessage() is the same as before.
    echo preg_replace(['~(in |#0 )/\S+~', '/^  listener .*\n/m'], ['$1…', ''], (string) $wrapped), "\n";
    echo substr_count((string) new LogicException('outer', 0, $wrapped), '  handshake.forbidden in '), ' ', $e->getMessage(), "\n";
    var_dump(str_contains(json_encode($e), 's3cret'), str_contains("$wrapped", 's3cret'));
}
// In one that a program creates there is nothing to log but its own message.
$own = new WsClient\TcpException('mine', 3);
echo json_encode($own), "\n";
var_dump($own->context());
echo preg_replace('~(in |#0 )/\S+~', '$1…', (string) new RuntimeException('around', 0, $own)), "\n";
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
WsClient\HandshakeException: the server forbids the connection (403)
  ws://127.0.0.1:%d/chat?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 403)
  received  HTTP/1.1 403 Forbidden
  help      check the path: many frameworks answer 403 where no route accepts the upgrade
  help      check credentials, cookies and the server's IP address lists
  help      some servers require an Origin: try headers: ['Origin' => 'https://your.site']
  code      handshake.forbidden in …
Stack trace:
#0 … WsClient->__construct(Object(SensitiveParameterValue))
#1 {main}

Next RuntimeException: the chat is not available in …
Stack trace:
#0 {main}
1 ws://127.0.0.1:%d/chat?token=***: the server forbids the connection (403) [handshake.forbidden]
bool(false)
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
WsClient\TcpException: mine in …
Stack trace:
#0 {main}

Next RuntimeException: around in …
Stack trace:
#0 {main}
{"message":"","code":0,"errorCode":null,"layer":null,"report":null}
