--TEST--
WsClient is final, and its objects cannot be cloned, serialized or given other properties
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/child.inc';

function attempt(callable $call): void
{
    try {
        $call();
        echo "accepted\n";
    } catch (WsClient\ConnectException $e) {
        echo "accepted: $e->errorCode\n";
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}

$peer = Peer::echo();
$ws = new WsClient($peer->url());
attempt(fn () => clone $ws);
attempt(fn () => serialize($ws));
attempt(fn () => unserialize('O:8:"WsClient":0:{}'));
attempt(function () use ($ws) { $ws->other = 1; });
attempt(fn () => $ws->__construct($peer->url()));
$ws->send('still the same');
var_dump($ws->receive(5));
attempt(fn () => (new ReflectionClass('WsClient'))->newInstanceWithoutConstructor()->receive());
var_dump((new ReflectionClass('WsClient'))->isFinal(), (array) $ws);
var_dump($ws->isOpen());
echo child('class Mine extends WsClient {}');
?>
--EXPECTF--
Error: Trying to clone an uncloneable object of class WsClient
Exception: Serialization of 'WsClient' is not allowed
Exception: Unserialization of 'WsClient' is not allowed
Error: Cannot create dynamic property WsClient::$other
Error: Cannot call constructor twice
string(14) "still the same"
ReflectionException: Class WsClient is an internal class marked as final that cannot be instantiated without invoking its constructor
bool(true)
array(0) {
}
bool(true)

Fatal error: Class Mine cannot extend final class WsClient in Command line code on line 2%A
exit status 255
