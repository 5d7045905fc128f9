--TEST--
Subprotocols that are not tokens, or are given twice, are refused
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

foreach ([
    ['chat', 'two words'],
    [''],
    ['a,b'],
    ["chat\r\nX: 1"],
    ["\u{e4}"],
    ['chat', 'chat'],
    [1],
    [null],
    [['chat']],
    ['chat', 'Chat', 'v1.chat+json'],
    ['key' => 'chat'],
] as $subprotocols) {
    attempt(fn () => new WsClient('ws://127.0.0.1:1/', subprotocols: $subprotocols));
}
?>
--EXPECTF--
ValueError: WsClient::__construct(): Argument #3 ($subprotocols) must have tokens as names, of visible ASCII characters without separators; name 2 is not one
ValueError: WsClient::__construct(): Argument #3 ($subprotocols) must have tokens as names, of visible ASCII characters without separators; name 1 is not one
ValueError: WsClient::__construct(): Argument #3 ($subprotocols) must have tokens as names, of visible ASCII characters without separators; name 1 is not one
ValueError: WsClient::__construct(): Argument #3 ($subprotocols) must have tokens as names, of visible ASCII characters without separators; name 1 is not one
ValueError: WsClient::__construct(): Argument #3 ($subprotocols) must have tokens as names, of visible ASCII characters without separators; name 1 is not one
ValueError: WsClient::__construct(): Argument #3 ($subprotocols) must not have the same name twice: 1 and 2
TypeError: WsClient::__construct(): Argument #3 ($subprotocols) must be a list of strings; int given as name 1
TypeError: WsClient::__construct(): Argument #3 ($subprotocols) must be a list of strings; null given as name 1
TypeError: WsClient::__construct(): Argument #3 ($subprotocols) must be a list of strings; array given as name 1
accepted: tcp.refused
accepted: tcp.refused
