--TEST--
Wrong types are refused with the messages of the engine
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

attempt(fn () => new WsClient());
attempt(fn () => new WsClient([]));
attempt(fn () => new WsClient(null));
attempt(fn () => new WsClient(new stdClass));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', 'Origin: x'));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', null));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', subprotocols: 'chat'));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', tls: 'cafile'));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', tls: new ArrayObject()));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', compression: []));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', compression: null));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', connect_timeout: 'soon'));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', connect_timeout: null));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', receive_timeout: []));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', close_timeout: new stdClass));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', max_message_size: '1 MB'));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', max_message_size: 1.5));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', send_timeout: 'x'));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', [], [], [], true, 1.0, null, 1.0, 1, 1.0, 'one too many'));
?>
--EXPECTF--
ArgumentCountError: WsClient::__construct() expects at least 1 argument, 0 given
TypeError: WsClient::__construct(): Argument #1 ($url) must be of type Stringable|Uri\Rfc3986\Uri|Uri\WhatWg\Url|string, array given

Deprecated: WsClient::__construct(): Passing null to parameter #1 ($url) of type Stringable|Uri\Rfc3986\Uri|Uri\WhatWg\Url|string is deprecated in %s on line %d
accepted: url.invalid
TypeError: WsClient::__construct(): Argument #1 ($url) must be of type Stringable|Uri\Rfc3986\Uri|Uri\WhatWg\Url|string, stdClass given
TypeError: WsClient::__construct(): Argument #2 ($headers) must be of type array, string given
TypeError: WsClient::__construct(): Argument #2 ($headers) must be of type array, null given
TypeError: WsClient::__construct(): Argument #3 ($subprotocols) must be of type array, string given
TypeError: WsClient::__construct(): Argument #4 ($tls) must be of type array, string given
TypeError: WsClient::__construct(): Argument #4 ($tls) must be of type array, ArrayObject given
TypeError: WsClient::__construct(): Argument #5 ($compression) must be of type bool, array given

Deprecated: WsClient::__construct(): Passing null to parameter #5 ($compression) of type bool is deprecated in %s on line %d
accepted: tcp.refused
TypeError: WsClient::__construct(): Argument #6 ($connect_timeout) must be of type float, string given

Deprecated: WsClient::__construct(): Passing null to parameter #6 ($connect_timeout) of type float is deprecated in %s on line %d
ValueError: WsClient::__construct(): Argument #6 ($connect_timeout) must be a finite number of seconds greater than 0
TypeError: WsClient::__construct(): Argument #7 ($receive_timeout) must be of type ?float, array given
TypeError: WsClient::__construct(): Argument #8 ($close_timeout) must be of type float, stdClass given
TypeError: WsClient::__construct(): Argument #9 ($max_message_size) must be of type int, string given

Deprecated: Implicit conversion from float 1.5 to int loses precision in %s on line %d
accepted: tcp.refused
TypeError: WsClient::__construct(): Argument #10 ($send_timeout) must be of type float, string given
ArgumentCountError: WsClient::__construct() expects at most 10 arguments, 11 given
