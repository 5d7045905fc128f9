--TEST--
Arguments are coerced as for the engine's own functions
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

final class Url
{
    public function __toString(): string
    {
        return 'ws://127.0.0.1:1/';
    }
}
attempt(fn () => new WsClient(new Url()));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', connect_timeout: 5));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', connect_timeout: '2.5'));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', connect_timeout: true));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', receive_timeout: null));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', receive_timeout: 0, close_timeout: 0));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', max_message_size: '1000'));
attempt(fn () => new WsClient('ws://127.0.0.1:1/', max_message_size: PHP_INT_MAX, connect_timeout: 1e300, send_timeout: PHP_INT_MAX));
?>
--EXPECTF--
accepted: tcp.refused
accepted: tcp.refused
accepted: tcp.refused
accepted: tcp.refused
accepted: tcp.refused
accepted: tcp.refused
accepted: tcp.refused
accepted: tcp.refused
