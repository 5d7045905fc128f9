--TEST--
Invalid timeouts are refused
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

foreach (['connect_timeout', 'receive_timeout', 'close_timeout', 'send_timeout'] as $name) {
    foreach ([0.0, -1.0, NAN, INF, -INF] as $value) {
        // 8.5 warns of NAN as a string.
        echo "$name ", is_nan($value) ? 'NAN' : $value, ': ';
        attempt(fn () => new WsClient('ws://127.0.0.1:1/', ...[$name => $value]));
    }
}
foreach ([0, -1, PHP_INT_MIN, 1] as $size) {
    echo "max_message_size $size: ";
    attempt(fn () => new WsClient('ws://127.0.0.1:1/', max_message_size: $size));
}
?>
--EXPECTF--
connect_timeout 0: ValueError: WsClient::__construct(): Argument #6 ($connect_timeout) must be a finite number of seconds greater than 0
connect_timeout -1: ValueError: WsClient::__construct(): Argument #6 ($connect_timeout) must be a finite number of seconds greater than 0
connect_timeout NAN: ValueError: WsClient::__construct(): Argument #6 ($connect_timeout) must be a finite number of seconds greater than 0
connect_timeout INF: ValueError: WsClient::__construct(): Argument #6 ($connect_timeout) must be a finite number of seconds greater than 0
connect_timeout -INF: ValueError: WsClient::__construct(): Argument #6 ($connect_timeout) must be a finite number of seconds greater than 0
receive_timeout 0: accepted: tcp.refused
receive_timeout -1: ValueError: WsClient::__construct(): Argument #7 ($receive_timeout) must be a finite number of seconds, 0 or more
receive_timeout NAN: ValueError: WsClient::__construct(): Argument #7 ($receive_timeout) must be a finite number of seconds, 0 or more
receive_timeout INF: ValueError: WsClient::__construct(): Argument #7 ($receive_timeout) must be a finite number of seconds, 0 or more
receive_timeout -INF: ValueError: WsClient::__construct(): Argument #7 ($receive_timeout) must be a finite number of seconds, 0 or more
close_timeout 0: accepted: tcp.refused
close_timeout -1: ValueError: WsClient::__construct(): Argument #8 ($close_timeout) must be a finite number of seconds, 0 or more
close_timeout NAN: ValueError: WsClient::__construct(): Argument #8 ($close_timeout) must be a finite number of seconds, 0 or more
close_timeout INF: ValueError: WsClient::__construct(): Argument #8 ($close_timeout) must be a finite number of seconds, 0 or more
close_timeout -INF: ValueError: WsClient::__construct(): Argument #8 ($close_timeout) must be a finite number of seconds, 0 or more
send_timeout 0: ValueError: WsClient::__construct(): Argument #10 ($send_timeout) must be a finite number of seconds greater than 0
send_timeout -1: ValueError: WsClient::__construct(): Argument #10 ($send_timeout) must be a finite number of seconds greater than 0
send_timeout NAN: ValueError: WsClient::__construct(): Argument #10 ($send_timeout) must be a finite number of seconds greater than 0
send_timeout INF: ValueError: WsClient::__construct(): Argument #10 ($send_timeout) must be a finite number of seconds greater than 0
send_timeout -INF: ValueError: WsClient::__construct(): Argument #10 ($send_timeout) must be a finite number of seconds greater than 0
max_message_size 0: ValueError: WsClient::__construct(): Argument #9 ($max_message_size) must be greater than 0
max_message_size -1: ValueError: WsClient::__construct(): Argument #9 ($max_message_size) must be greater than 0
max_message_size -9223372036854775808: ValueError: WsClient::__construct(): Argument #9 ($max_message_size) must be greater than 0
max_message_size 1: accepted: tcp.refused
