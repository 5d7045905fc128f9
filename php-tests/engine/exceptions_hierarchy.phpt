--TEST--
The hierarchy of exception classes is as documented; none is final
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$parents = [
    'WsClientException' => RuntimeException::class,
    'ConnectException' => 'WsClientException',
    'InvalidUrlException' => 'ConnectException',
    'NameResolutionException' => 'ConnectException',
    'TcpException' => 'ConnectException',
    'TlsException' => 'ConnectException',
    'CertificateException' => 'TlsException',
    'HandshakeException' => 'ConnectException',
    'ConnectionClosedException' => 'WsClientException',
    'ConnectionLostException' => 'ConnectionClosedException',
    'ProtocolException' => 'WsClientException',
    'MessageTooBigException' => 'ProtocolException',
    'TimeoutException' => 'WsClientException',
    'InterruptedException' => 'WsClientException',
    'ConcurrencyError' => Error::class,
];
foreach ($parents as $name => $parent) {
    $class = new ReflectionClass("WsClient\\$name");
    $wanted = class_exists($parent) ? $parent : "WsClient\\$parent";
    if ($class->getParentClass()->name !== $wanted || $class->isFinal() || $class->isAbstract()) {
        echo "$name: {$class->getParentClass()->name}\n";
    }
}
foreach (get_declared_classes() as $class) {
    $name = substr($class, strlen('WsClient\\'));
    if (str_starts_with($class, 'WsClient\\') && is_subclass_of($class, Throwable::class) && !isset($parents[$name])) {
        echo "$name is not in the list\n";
    }
}
foreach ([WsClient\Layer::class, WsClient\Fault::class] as $enum) {
    echo implode(' ', array_map(fn ($case) => "$case->name=$case->value", $enum::cases())), "\n";
}
echo implode(' ', array_column(WsClient\MessageType::cases(), 'name')), "\n";
?>
--EXPECT--
Url=url Dns=dns Tcp=tcp Proxy=proxy Tls=tls Handshake=handshake WebSocket=websocket
Caller=caller Machine=machine Network=network Server=server Unknown=unknown
Text Binary
