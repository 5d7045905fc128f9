--TEST--
The defaults that Reflection shows are those that the methods use
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';

/** The same call with all its defaults written out. */
function with_defaults(ReflectionMethod $method, mixed ...$given): array
{
    foreach (array_slice($method->getParameters(), count($given)) as $parameter) {
        $given[$parameter->getName()] = $parameter->getDefaultValue();
    }
    return $given;
}

$constructor = new ReflectionMethod(WsClient::class, '__construct');
$defaults = with_defaults($constructor, 'url');
unset($defaults[0]);
foreach ($defaults as $name => $value) {
    echo $name, ' = ', json_encode($value), "\n";
}
// Values that differ from a default show in what the peer gets, or in the time that a call takes; that they
// are equal shows in equal reports and frames.
$seen = function (array $arguments) {
    $peer = Peer::echo();
    $ws = new WsClient($peer->url(), ...array_slice($arguments, 1));
    $ws->send('x');
    $ws->receive();
    $info = $ws->getInfo();
    $result = [$info->compression, $info->bytesSent, $info->framesSent];
    $ws->close();
    return [...$result, $ws->getCloseInfo()->code];
};
var_dump($seen(['url']) === $seen(with_defaults($constructor, 'url')));
$peer = Peer::echo();
$ws = new WsClient($peer->url());
foreach (['ping', 'receive', 'receiveMessage', 'close'] as $name) {
    $method = new ReflectionMethod($ws, $name);
    if (str_starts_with($name, 'receive')) {
        $ws->send('x');
    }
    var_dump(get_debug_type($method->invoke($ws, ...with_defaults($method))));
}
var_dump($ws->getCloseInfo()->code, $ws->getCloseInfo()->reason);
// The limit on messages is what it says, to the byte.
$limit = (new ReflectionParameter([WsClient::class, '__construct'], 'max_message_size'))->getDefaultValue();
foreach ([$limit + 1, $limit] as $length) {
    $peer = Peer::script('101', 'send ' . escaped("\x82\x7f" . pack('J', $length)), 'hang');
    try {
        (new WsClient($peer->url()))->receive(0.2);
    } catch (WsClient\WsClientException $e) {
        echo $e->errorCode, "\n";
    }
}
?>
--EXPECT--
headers = []
subprotocols = []
tls = []
compression = true
connect_timeout = 10
receive_timeout = null
close_timeout = 5
max_message_size = 67108864
send_timeout = 60
bool(true)
string(5) "float"
string(6) "string"
string(16) "WsClient\Message"
string(4) "null"
int(1000)
string(0) ""
websocket.too_big
websocket.timeout
