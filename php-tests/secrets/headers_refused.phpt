--TEST--
An error about a header does not show its value
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

foreach ([['Authorization' => "Bearer s3cret\n"], ['Cookie' => "s3cret=s3cret\0"], ['X-Api-Key' => ["s3cret", 1.5]]] as $headers) {
    try {
        new WsClient('ws://127.0.0.1:1/', $headers);
    } catch (ValueError | TypeError $e) {
        echo $e->getMessage(), "\n";
        var_dump(str_contains($e, 's3cret'));
    }
}
?>
--EXPECTF--
WsClient::__construct(): Argument #2 ($headers) must not have control characters in the value of "Authorization"
bool(false)
WsClient::__construct(): Argument #2 ($headers) must not have control characters in the value of "Cookie"
bool(false)
WsClient::__construct(): Argument #2 ($headers) must have strings, or lists of strings, as values; float given for "X-Api-Key"
bool(false)
