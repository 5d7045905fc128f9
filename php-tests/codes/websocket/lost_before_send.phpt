--TEST--
A message that is sent after the server has closed TCP: the report says what came first
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
require __DIR__ . '/../../support/report.inc';
// It does not read after it has closed, so its machine answers what comes then with RST.
$code = <<<'SERVER'
    $server = stream_socket_server('tcp://127.0.0.1:0');
    echo stream_socket_get_name($server, false), "\n";
    $connection = stream_socket_accept($server, 20);
    preg_match('/Key: (\S+)/', fread($connection, 9999), $key);
    $accept = base64_encode(sha1("$key[1]258EAFA5-E914-47DA-95CA-C5AB0DC85B11", true));
    fwrite($connection, "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: $accept\r\n\r\n\x81\x05hello");
    fclose($connection);
    fgets(STDIN);
    SERVER;
$server = proc_open([PHP_BINARY, '-n', '-r', $code], [['pipe', 'r'], ['pipe', 'w']], $pipes);
$ws = new WsClient('ws://' . rtrim(fgets($pipes[1])) . '/');
var_dump($ws->receive(5.0));
$read = [$ws->getStream()];
$none = null;
// Readable: the server's FIN has arrived.
stream_select($read, $none, $none, 5);
usleep(20000);
$ws->send('one');
report(fn () => $ws->send('two'));
thrown(fn () => $ws->receive());
?>
--EXPECTF--
string(5) "hello"
WsClient\ConnectionLostException: the server had closed the connection before this was sent
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found     the peer closed the TCP connection (FIN), %f ms before the last message was sent; a later write failed (EPIPE)
  received  1 message, 5 bytes of payload; ended between two messages
  idle      no byte received for %f ms, open for %f ms
  sent      1 message since the last byte received; 9 bytes not acknowledged
  unsent    9 bytes
  help      what was sent since the last read may not have been read: send it again on a new connection, if the server may receive it twice
  help      see the logs of the server, and of any proxy in between, for this time
  code      websocket.lost
  [websocket.lost, layer websocket, fault network, retryable, docs/errors.md#websocket-lost]
WsClient\ConnectionLostException websocket.lost 1006
