--TEST--
An unknown argument name is an error
--EXTENSIONS--
wsclient
--FILE--
<?php
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

foreach (['proxy', 'max_redirects', 'ping_interval', 'timeout', 'Headers'] as $name) {
    attempt(fn () => new WsClient('ws://127.0.0.1:1/', ...[$name => true]));
}
attempt(fn () => new WsClient('ws://127.0.0.1:1/', ...['url' => 'ws://127.0.0.1:2/']));
?>
--EXPECTF--
Error: Unknown named parameter $proxy
Error: Unknown named parameter $max_redirects
Error: Unknown named parameter $ping_interval
Error: Unknown named parameter $timeout
Error: Unknown named parameter $Headers
Error: Named parameter $url overwrites previous argument
