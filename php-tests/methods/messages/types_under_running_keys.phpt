--TEST--
messages() has Message objects under running numbers, in foreach, arrays and generators, as foreach has payloads
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';

$wire = frame(1, 'a') . frame(2, 'b') . frame(1, '') . close_frame(1000);
$open = function () use ($wire): WsClient {
    static $peers = [];
    $peers[] = $peer = Peer::script('101', "send $wire", 'frame', 'close');
    return new WsClient($peer->url(), receive_timeout: 5.0);
};
foreach ($open()->messages() as $key => $message) {
    echo $key, ' ', $message->type->name, ' ', json_encode($message->payload), "\n";
}
echo json_encode(iterator_to_array($open())), "\n";
echo json_encode([...$open()]), "\n";
echo json_encode(array_map(strval(...), iterator_to_array($open()->messages()))), "\n";
echo json_encode([...(function () use ($open) { yield from $open(); })()]), "\n";
$ws = $open();
echo $ws->messages()->current()->payload, $ws->messages()->current()->payload, $ws->receive() === '' ? ' one queue' : '', "\n";
?>
--EXPECT--
0 Text "a"
1 Binary "b"
2 Text ""
["a","b",""]
["a","b",""]
["a","b",""]
["a","b",""]
ab one queue
