--TEST--
Headers that could inject other headers, or contradict the handshake, are refused
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
    ["X-A" => "1\r\nX-Injected: 2"],
    ["X-A" => "1\nX-Injected: 2"],
    ["X-A" => "a\0b"],
    ["X-A" => "\x7f"],
    ["X-A: 1\r\nX-Injected" => '2'],
    ['X A' => '1'],
    ['X-A:' => '1'],
    ['' => '1'],
    ["X-\u{e4}" => '1'],
    ['Origin: https://example.com'],
    [7 => 'x'],
    ['X-A' => null],
    ['X-A' => 1.5],
    ['X-A' => true],
    ['X-A' => new stdClass],
    ['X-A' => ['1', ['2']]],
    ['X-A' => ['1', "2\r\n"]],
    ['X-A' => "\xff"],
    ['Upgrade' => 'websocket'],
    ['connection' => 'Upgrade'],
    ['Sec-WebSocket-Key' => 'AAAA'],
    ['sec-websocket-version' => '8'],
    ['Sec-WebSocket-Extensions' => 'permessage-deflate'],
    ['Sec-WebSocket-Protocol' => 'chat'],
    ['Content-Length' => '0'],
    ['Transfer-Encoding' => 'chunked'],
    ['Host' => 'a', 'HOST' => 'b'],
    ['Authorization' => ['a', 'b']],
    ['Host' => ''],
] as $headers) {
    attempt(fn () => new WsClient('ws://127.0.0.1:1/', $headers));
}
?>
--EXPECTF--
ValueError: WsClient::__construct(): Argument #2 ($headers) must not have control characters in the value of "X-A"
ValueError: WsClient::__construct(): Argument #2 ($headers) must not have control characters in the value of "X-A"
ValueError: WsClient::__construct(): Argument #2 ($headers) must not have control characters in the value of "X-A"
ValueError: WsClient::__construct(): Argument #2 ($headers) must not have control characters in the value of "X-A"
ValueError: WsClient::__construct(): Argument #2 ($headers) has a header name that is not valid after "X-A"
ValueError: WsClient::__construct(): Argument #2 ($headers) has a header name that is not valid after "X"
ValueError: WsClient::__construct(): Argument #2 ($headers) has a header name that is not valid after "X-A"
ValueError: WsClient::__construct(): Argument #2 ($headers) has a header name that is not valid
ValueError: WsClient::__construct(): Argument #2 ($headers) has a header name that is not valid after "X-"
ValueError: WsClient::__construct(): Argument #2 ($headers) must have header names as keys, as in ['Origin' => 'https://example.com']
ValueError: WsClient::__construct(): Argument #2 ($headers) must have header names as keys, as in ['Origin' => 'https://example.com']
TypeError: WsClient::__construct(): Argument #2 ($headers) must have strings, or lists of strings, as values; null given for "X-A"
TypeError: WsClient::__construct(): Argument #2 ($headers) must have strings, or lists of strings, as values; float given for "X-A"
TypeError: WsClient::__construct(): Argument #2 ($headers) must have strings, or lists of strings, as values; bool given for "X-A"
TypeError: WsClient::__construct(): Argument #2 ($headers) must have strings, or lists of strings, as values; stdClass given for "X-A"
TypeError: WsClient::__construct(): Argument #2 ($headers) must have strings, or lists of strings, as values; array given for "X-A"
ValueError: WsClient::__construct(): Argument #2 ($headers) must not have control characters in the value of "X-A"
ValueError: WsClient::__construct(): Argument #2 ($headers) must have valid UTF-8 in the value of "X-A"
ValueError: WsClient::__construct(): Argument #2 ($headers) must not have "Upgrade", which the handshake sets itself
ValueError: WsClient::__construct(): Argument #2 ($headers) must not have "connection", which the handshake sets itself
ValueError: WsClient::__construct(): Argument #2 ($headers) must not have "Sec-WebSocket-Key", which the handshake sets itself
ValueError: WsClient::__construct(): Argument #2 ($headers) must not have "sec-websocket-version", which the handshake sets itself
ValueError: WsClient::__construct(): Argument #2 ($headers) must not have "Sec-WebSocket-Extensions"; pass it as $compression
ValueError: WsClient::__construct(): Argument #2 ($headers) must not have "Sec-WebSocket-Protocol"; pass it as $subprotocols
ValueError: WsClient::__construct(): Argument #2 ($headers) must not have "Content-Length", which the handshake sets itself
ValueError: WsClient::__construct(): Argument #2 ($headers) must not have "Transfer-Encoding", which the handshake sets itself
ValueError: WsClient::__construct(): Argument #2 ($headers) must have Host only once
ValueError: WsClient::__construct(): Argument #2 ($headers) must have Authorization only once
accepted: tcp.refused
