--TEST--
A timeout inside a header, a payload, a character or between fragments loses no byte
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$cases = [
    'header' => ['\x81', '\x07', 'grü€'],
    'long header' => ['\x81\x7e\x00', '', '\x80' . str_repeat('a', 128)],
    'payload' => ['\x81\x0ahel', 'lo wo', 'rl'],
    'character' => ['\x81\x06a\xf0\x9f', '\x98\x80', 'b'],
    'fragments' => ['\x01\x02ab', '\x00\x01', 'c\x80\x00'],
    'ping header' => ['\x89\x02', 'x', 'y\x81\x02ok'],
];
foreach ($cases as $name => [$first, $second, $third]) {
    $steps = ['101', 'frame', "send $first", 'frame'];
    array_push($steps, ...($second === '' ? [] : ["send $second"]), ...['frame', "send $third", 'hang']);
    $peer = Peer::script(...$steps);
    $ws = new WsClient($peer->url());
    $start = $ws->getInfo()->bytesReceived;
    $ws->send('begin');
    $size = fn (string $text) => strlen(stripcslashes($text));
    wait_for_bytes($ws, $start + $size($first));
    $ws->send('more');
    wait_for_bytes($ws, $start + $size($first) + $size($second));
    $ws->send('rest');
    $message = $ws->receive(5.0);
    echo $name, ': ', strlen($message) < 100 ? $message : strlen($message), "\n";
}
?>
--EXPECT--
header: grü€
long header: 128
payload: hello worl
character: a😀b
fragments: abc
ping header: ok
