--TEST--
A URL that is not UTF-8
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

attempt(fn () => new WsClient("ws://127.0.0.1:1/\xff"));
attempt(fn () => new WsClient("ws://127.0.0.1:1/\u{e4}"));
attempt(fn () => WsClient::acceptKey("\xff"));
?>
--EXPECTF--
ValueError: WsClient::__construct(): Argument #1 ($url) must be valid UTF-8
accepted: tcp.refused
ValueError: WsClient::acceptKey(): Argument #1 ($key) must be valid UTF-8
