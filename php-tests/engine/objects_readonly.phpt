--TEST--
Value objects cannot be changed, and a program can create no other than Message
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';

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
$ws->send('x');
$message = $ws->receiveMessage(5);
$info = $ws->getInfo();
attempt(function () use ($message) { $message->payload = 'y'; });
attempt(function () use ($message) { $message->other = 'y'; });
attempt(function () use ($info) { unset($info->url); });
foreach (['Message', 'CloseInfo', 'Phase', 'Diagnosis', 'Report', 'ConnectionInfo'] as $name) {
    attempt(fn () => new ('WsClient\\' . $name)());
    var_dump((new ReflectionClass("WsClient\\$name"))->isFinal());
}
?>
--EXPECTF--
Error: Cannot modify readonly property WsClient\Message::$payload
Error: Cannot create dynamic property WsClient\Message::$other
Error: Cannot unset readonly property WsClient\ConnectionInfo::$url
ArgumentCountError: WsClient\Message::__construct() expects exactly 2 arguments, 0 given
bool(true)
Error: Call to private WsClient\CloseInfo::__construct() from global scope
bool(true)
Error: Call to private WsClient\Phase::__construct() from global scope
bool(true)
Error: Call to private WsClient\Diagnosis::__construct() from global scope
bool(true)
Error: Call to private WsClient\Report::__construct() from global scope
bool(true)
Error: Call to private WsClient\ConnectionInfo::__construct() from global scope
bool(true)
