--TEST--
With strict_types, only int to float is coerced
--EXTENSIONS--
wsclient
--FILE--
<?php
declare(strict_types=1);

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

attempt(fn () => new WsClient(1));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', connect_timeout: '2.5'));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', connect_timeout: true));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', receive_timeout: '1'));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', max_message_size: '1000'));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', max_message_size: 1e3));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', connect_timeout: 5, receive_timeout: 1, close_timeout: 0));
attempt(fn () => WsClient::acceptKey(1));
?>
--EXPECTF--
TypeError: WsClient::__construct(): Argument #1 ($url) must be of type Stringable|Uri\Rfc3986\Uri|Uri\WhatWg\Url|string, int given
TypeError: WsClient::__construct(): Argument #6 ($connect_timeout) must be of type float, string given
TypeError: WsClient::__construct(): Argument #6 ($connect_timeout) must be of type float, %r(bool|true)%r given
TypeError: WsClient::__construct(): Argument #7 ($receive_timeout) must be of type ?float, string given
TypeError: WsClient::__construct(): Argument #9 ($max_message_size) must be of type int, string given
TypeError: WsClient::__construct(): Argument #9 ($max_message_size) must be of type int, float given
accepted: tcp.refused
TypeError: WsClient::acceptKey(): Argument #1 ($key) must be of type string, int given
