--TEST--
A compressed message beyond memory_limit is a MessageTooBigException with 1009, not a fatal error; the script continues
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') die('skip needs the engine\'s allocator');
?>
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';

// One byte 0, then blocks in which 258 bytes repeat it: 8 MB from 8 KB.
$bomb = hex2bin('ecc101010000008090feafee080a' . str_repeat('00', 8000));
$peer = Peer::script('101 Sec-WebSocket-Extensions: permessage-deflate\r\n', 'send ' . frame(0x42, $bomb), 'frame', 'drain');
run_child('$url = ' . var_export($peer->url(), true) . ';' . <<<'PHP'
    require_once dirname((new ReflectionFunction('show_end'))->getFileName()) . '/report.inc';
    $ws = new WsClient($url);
    report(fn () => $ws->receive(30.0));
    show_end($ws);
    var_dump(memory_get_peak_usage(true) <= 6 << 20);
    PHP, ['memory_limit' => '6M']);
?>
--EXPECTF--
WsClient\MessageTooBigException: there is not enough memory for a message
  ws://127.0.0.1:%d/
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake %f ms · websocket FAILED after %f ms
  found   at least %d bytes, of which %d bytes had arrived
  sent    a Close frame with code 1009 (Message Too Big)
  help    raise memory_limit, or lower max_message_size to refuse such messages
  code    websocket.too_big
  [websocket.too_big, layer websocket, fault caller, final, docs/errors.md#websocket-too-big]
closed 1009 "" not clean by us
bool(true)
