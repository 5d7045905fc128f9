--TEST--
An object made without its constructor throws an Error where its text is needed; its properties are null in JSON
--EXTENSIONS--
wsclient
--FILE--
<?php
function attempt(string $what, callable $call): void
{
    try {
        $call();
        echo "$what: no error\n";
    } catch (Throwable $e) {
        echo "$what: ", $e::class, ': ', $e->getMessage(), "\n";
    }
}

$make = fn (string $class) => (new ReflectionClass($class))->newInstanceWithoutConstructor();
$message = $make(WsClient\Message::class);
attempt('text', fn () => (string) $message);
attempt('payload', fn () => $message->payload);
$report = $make(WsClient\Report::class);
attempt('text', fn () => (string) $report);
echo json_encode($report), "\n";
var_dump(count(array_filter($report->jsonSerialize(), is_null(...))));
$info = $make(WsClient\ConnectionInfo::class);
attempt('url', fn () => $info->url);
// An exception's own text does without.
$exception = $make(WsClient\TlsException::class);
echo strtok((string) $exception, ' '), "\n";
attempt('client', fn () => (new ReflectionClass(WsClient::class))->newInstanceWithoutConstructor());
?>
--EXPECT--
text: Error: Typed property WsClient\Message::$payload must not be accessed before initialization
payload: Error: Typed property WsClient\Message::$payload must not be accessed before initialization
text: Error: Typed property WsClient\Report::$text must not be accessed before initialization
{"schema":1,"ok":null,"url":null,"phases":null,"certificates":null,"request":null,"response":null,"programs":null,"diagnosis":null,"checks":null}
int(9)
url: Error: Typed property WsClient\ConnectionInfo::$url must not be accessed before initialization
WsClient\TlsException
client: ReflectionException: Class WsClient is an internal class marked as final that cannot be instantiated without invoking its constructor
