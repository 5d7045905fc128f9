--TEST--
An exception that a program creates has message, code and previous, and no report
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$classes = ['WsClientException', 'ConnectException', 'InvalidUrlException', 'NameResolutionException', 'TcpException',
    'TlsException', 'CertificateException', 'HandshakeException', 'ConnectionClosedException',
    'ConnectionLostException', 'ProtocolException', 'MessageTooBigException', 'TimeoutException'];
$previous = new LogicException('before');
foreach ($classes as $name) {
    $class = "WsClient\\$name";
    $e = new $class('mine', 3, $previous);
    $e = new $class(code: 4, message: 'named', previous: $previous);
    $values = [];
    foreach ((new ReflectionClass($class))->getProperties(ReflectionProperty::IS_PUBLIC) as $property) {
        $values[] = $property->name . '=' . json_encode($property->getValue($e));
    }
    echo $name, ' ', $e->getMessage(), $e->getCode(), ' ', $e->getPrevious()->getMessage(), ' ', implode(' ', $values), "\n";
    thrown(function () use ($e) { $e->errorCode = 'x'; });
}
echo get_debug_type((new WsClient\TimeoutException())->report), ' ', json_encode((new WsClient\TimeoutException())->getMessage()), "\n";
echo strtok((string) new WsClient\TcpException('mine'), "\n"), "\n";
thrown(fn () => new WsClient\TcpException([]));
thrown(fn () => new WsClient\TcpException('a', 'b'));
echo new WsClient\ConcurrencyError('mine', 7) instanceof Error ? 'an Error' : 'no Error', "\n";
?>
--EXPECTF--
WsClientException named4 before diagnosis=null report=null errorCode="" layer=null
Error: Cannot modify readonly property WsClient\WsClientException::$errorCode
ConnectException named4 before diagnosis=null report=null errorCode="" layer=null
Error: Cannot modify readonly property WsClient\WsClientException::$errorCode
InvalidUrlException named4 before diagnosis=null report=null errorCode="" layer=null
Error: Cannot modify readonly property WsClient\WsClientException::$errorCode
NameResolutionException named4 before diagnosis=null report=null errorCode="" layer=null
Error: Cannot modify readonly property WsClient\WsClientException::$errorCode
TcpException named4 before diagnosis=null report=null errorCode="" layer=null attempts=[]
Error: Cannot modify readonly property WsClient\WsClientException::$errorCode
TlsException named4 before diagnosis=null report=null errorCode="" layer=null
Error: Cannot modify readonly property WsClient\WsClientException::$errorCode
CertificateException named4 before diagnosis=null report=null errorCode="" layer=null chain=[]
Error: Cannot modify readonly property WsClient\WsClientException::$errorCode
HandshakeException named4 before diagnosis=null report=null errorCode="" layer=null status=null headers=[] body=""
Error: Cannot modify readonly property WsClient\WsClientException::$errorCode
ConnectionClosedException named4 before diagnosis=null report=null errorCode="" layer=null
Error: Cannot modify readonly property WsClient\WsClientException::$errorCode
ConnectionLostException named4 before diagnosis=null report=null errorCode="" layer=null
Error: Cannot modify readonly property WsClient\WsClientException::$errorCode
ProtocolException named4 before diagnosis=null report=null errorCode="" layer=null
Error: Cannot modify readonly property WsClient\WsClientException::$errorCode
MessageTooBigException named4 before diagnosis=null report=null errorCode="" layer=null
Error: Cannot modify readonly property WsClient\WsClientException::$errorCode
TimeoutException named4 before diagnosis=null report=null errorCode="" layer=null
Error: Cannot modify readonly property WsClient\WsClientException::$errorCode
null ""
WsClient\TcpException: mine in %sexceptions_made_by_programs.php:%d
TypeError: Exception::__construct(): Argument #1 ($message) must be of type string, array given
TypeError: Exception::__construct(): Argument #2 ($code) must be of type int, string given
an Error
