--TEST--
While a part of a message waits to be sent, the stream is readable as soon as the server reads, and poll() sends the rest
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
// The server reads nothing before it has a line from the test.
$code = <<<'SERVER'
    $server = stream_socket_server('tcp://127.0.0.1:0');
    echo json_encode(['port' => (int) explode(':', stream_socket_get_name($server, false))[1]]), "\n";
    $connection = stream_socket_accept($server, 60);
    preg_match('/Key: (\S+)/', fread($connection, 9999), $key);
    $accept = base64_encode(sha1("$key[1]258EAFA5-E914-47DA-95CA-C5AB0DC85B11", true));
    fwrite($connection, "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: $accept\r\n\r\n");
    fgets(STDIN);
    for ($count = 0; $count < 16_000_014; $count += strlen($bytes)) {
        $bytes = (string) fread($connection, 65536);
        if ($bytes === '') break;
    }
    echo "$count\n";
    // The connection stays open until the test has read that.
    fgets(STDIN);
    SERVER;
$server = proc_open([PHP_BINARY, '-n', '-r', $code], [['pipe', 'r'], ['pipe', 'w']], $pipes);
$port = json_decode(fgets($pipes[1]))->port;
$ws = new WsClient("ws://127.0.0.1:$port/", compression: false, send_timeout: 0.2);
$stream = $ws->getStream();
$none = null;
thrown(fn () => $ws->sendBinary(str_repeat('x', 16_000_000)));
$read = [$stream];
var_dump(stream_select($read, $none, $none, 0));
fwrite($pipes[0], "read\n");
$wakeups = 0;
do {
    $read = [$stream, $pipes[1]];
    stream_select($read, $none, $none, 20) || exit('nothing is ready');
    if (in_array($stream, $read, true)) {
        $wakeups++;
        $ws->poll();
    }
} while (!in_array($pipes[1], $read, true));
var_dump((int) fgets($pipes[1]), $wakeups > 0);
fclose($pipes[0]);
proc_close($server);
?>
--EXPECT--
WsClient\TimeoutException websocket.timeout
int(0)
int(16000014)
bool(true)
