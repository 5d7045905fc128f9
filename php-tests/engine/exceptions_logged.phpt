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
