--TEST--
Exceptions can be extended and thrown by a program; they have no report then
--EXTENSIONS--
wsclient
--FILE--
<?php
class MyException extends WsClient\HandshakeException
{
}
$e = new MyException('mine', 7, new RuntimeException('before'));
var_dump($e->getMessage(), $e->getCode(), $e->getPrevious()->getMessage());
var_dump($e->errorCode, $e->layer, $e->diagnosis, $e->report, $e->status, $e->headers, $e->body);
echo strtok((string) $e, "\n"), "\n";
try {
    $e->status = 1;
} catch (Error $error) {
    echo $error->getMessage(), "\n";
}
foreach (['ConnectException', 'InvalidUrlException', 'NameResolutionException', 'TcpException', 'TlsException', 'CertificateException',
    'HandshakeException', 'ConnectionClosedException', 'ConnectionLostException', 'ProtocolException', 'MessageTooBigException',
    'TimeoutException', 'ConcurrencyError'] as $name) {
    echo $name, ' < ', implode(' < ', array_values(class_parents("WsClient\\$name"))), "\n";
}
try {
    new WsClient\TcpException([]);
} catch (TypeError $error) {
    echo $error->getMessage(), "\n";
}
?>
--EXPECTF--
string(4) "mine"
int(7)
string(6) "before"
string(0) ""
NULL
NULL
NULL
NULL
array(0) {
}
string(0) ""
RuntimeException: before in %s:5
Cannot modify readonly property WsClient\HandshakeException::$status
ConnectException < WsClient\WsClientException < RuntimeException < Exception
InvalidUrlException < WsClient\ConnectException < WsClient\WsClientException < RuntimeException < Exception
NameResolutionException < WsClient\ConnectException < WsClient\WsClientException < RuntimeException < Exception
TcpException < WsClient\ConnectException < WsClient\WsClientException < RuntimeException < Exception
TlsException < WsClient\ConnectException < WsClient\WsClientException < RuntimeException < Exception
CertificateException < WsClient\TlsException < WsClient\ConnectException < WsClient\WsClientException < RuntimeException < Exception
HandshakeException < WsClient\ConnectException < WsClient\WsClientException < RuntimeException < Exception
ConnectionClosedException < WsClient\WsClientException < RuntimeException < Exception
ConnectionLostException < WsClient\ConnectionClosedException < WsClient\WsClientException < RuntimeException < Exception
ProtocolException < WsClient\WsClientException < RuntimeException < Exception
MessageTooBigException < WsClient\ProtocolException < WsClient\WsClientException < RuntimeException < Exception
TimeoutException < WsClient\WsClientException < RuntimeException < Exception
ConcurrencyError < Error
Exception::__construct(): Argument #1 ($message) must be of type string, array given
