--TEST--
A message beyond memory_limit is a MessageTooBigException with 1009, not a fatal error; the script continues
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') die('skip needs the engine\'s allocator');
?>
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
require __DIR__ . '/../support/report.inc';
$peer = Peer::echo();
run_child('$url = ' . var_export($peer->url(), true) . ';' . <<<'PHP'
    $url = rtrim($url, '/');
    foreach (["/stream?count=1&size=67108864", "/stream?count=1&size=67108864&type=text"] as $path) {
        $ws = new WsClient($url . $path);
        report(fn () => $ws->receive(30.0));
        show_end($ws);
    }
    $ws = new WsClient("$url/echo");
    $ws->send(str_repeat('x', 4 << 20));
    var_dump(strlen($ws->receive(10.0)));
    var_dump(memory_get_peak_usage(true) <= 16 << 20);
    PHP, ['memory_limit' => '16M']);
?>
--EXPECTF--
WsClient\MessageTooBigException: there is not enough memory for a message
  ws://127.0.0.1:%d/stream?count=***&size=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found   at least %d bytes, of which %d bytes had arrived
  sent    a Close frame with code 1009 (Message Too Big)
  help    raise memory_limit, or lower max_message_size to refuse such messages
  code    websocket.too_big
  [websocket.too_big, layer websocket, fault caller, final, docs/errors.md#websocket-too-big]
closed 1009 "" not clean by us
WsClient\MessageTooBigException: there is not enough memory for a message
  ws://127.0.0.1:%d/stream?count=***&size=***&type=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found   at least %d bytes, of which %d bytes had arrived
  sent    a Close frame with code 1009 (Message Too Big)
  help    raise memory_limit, or lower max_message_size to refuse such messages
  code    websocket.too_big
  [websocket.too_big, layer websocket, fault caller, final, docs/errors.md#websocket-too-big]
closed 1009 "" not clean by us
int(4194304)
bool(true)
