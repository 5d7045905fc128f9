--TEST--
diagnose() refuses wrong types like the constructor, including null
--EXTENSIONS--
wsclient
--FILE--
<?php
function attempt(callable $call): void
{
    try {
        $report = $call();
        echo "accepted: {$report->diagnosis->code}\n";
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}

attempt(fn () => WsClient::diagnose());
attempt(fn () => WsClient::diagnose(null));
attempt(fn () => WsClient::diagnose('ws://127.0.0.1:1/', null));
attempt(fn () => WsClient::diagnose('ws://127.0.0.1:1/', subprotocols: null));
attempt(fn () => WsClient::diagnose('ws://127.0.0.1:1/', tls: null));
attempt(fn () => WsClient::diagnose('ws://127.0.0.1:1/', tls: 'cafile'));
attempt(fn () => WsClient::diagnose('ws://127.0.0.1:1/', compression: null));
attempt(fn () => WsClient::diagnose('ws://127.0.0.1:1/', connect_timeout: null));
attempt(fn () => WsClient::diagnose('ws://127.0.0.1:1/', connect_timeout: 'soon'));
attempt(fn () => WsClient::diagnose('ws://127.0.0.1:1/', [], [], [], true, 1.0, 'one too many'));
?>
--EXPECTF--
ArgumentCountError: WsClient::diagnose() expects at least 1 argument, 0 given

Deprecated: WsClient::diagnose(): Passing null to parameter #1 ($url) of type Stringable|Uri\Rfc3986\Uri|Uri\WhatWg\Url|string is deprecated in %s on line %d
accepted: url.invalid
TypeError: WsClient::diagnose(): Argument #2 ($headers) must be of type array, null given
TypeError: WsClient::diagnose(): Argument #3 ($subprotocols) must be of type array, null given
TypeError: WsClient::diagnose(): Argument #4 ($tls) must be of type array, null given
TypeError: WsClient::diagnose(): Argument #4 ($tls) must be of type array, string given

Deprecated: WsClient::diagnose(): Passing null to parameter #5 ($compression) of type bool is deprecated in %s on line %d
accepted: tcp.refused

Deprecated: WsClient::diagnose(): Passing null to parameter #6 ($connect_timeout) of type float is deprecated in %s on line %d
ValueError: WsClient::diagnose(): Argument #6 ($connect_timeout) must be a finite number of seconds greater than 0
TypeError: WsClient::diagnose(): Argument #6 ($connect_timeout) must be of type float, string given
ArgumentCountError: WsClient::diagnose() expects at most 6 arguments, 7 given
