--TEST--
foreach hands out ready clients with their messages, an ended one once with what was left, and ends when there are none
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$peer = Peer::echo(true);
$scripts = [
    'closed' => Peer::script('101', 'send ' . frame(1, 'last words') . close_frame(1000), 'drain'),
    'other code' => Peer::script('101', 'frame', 'send ' . close_frame(4000, 'why'), 'drain'),
    'cut' => Peer::script('101', 'frame', 'reset'),
    'violation' => Peer::script('101', 'frame', 'send ' . escaped("\xff\xff"), 'drain'),
];
$poller = new WsClient\Poller();
foreach ($poller as $client) {
    echo "there is none\n";
}
$names = new WeakMap();
$idle = [];
for ($i = 0; $i < 20; $i++) {
    $poller->add($idle[] = new WsClient($i % 2 ? $peer->url() : $peer->tlsUrl('/echo'), tls: ['cafile' => pki() . '/ca.pem']));
}
$idle[4]->send('over TLS');
foreach ($poller as $client => $messages) {
    var_dump($client === $idle[4], $messages);
    break;
}
array_map($poller->remove(...), $idle);
foreach ($scripts as $name => $script) {
    $ws = new WsClient($script->url());
    $names[$ws] = $name;
    $poller->add($ws);
    if ($name !== 'closed') {
        $ws->send('go');
    }
}
unset($ws);
$ended = [];
foreach ($poller as $client => $messages) {
    $left = json_encode($messages);
    // Where the end arrives later than the message, the client comes twice.
    $ended[$names[$client]][] = $left;
    if ($client->getCloseInfo()) {
        echo $names[$client], ': ', count($poller), " left\n";
        $ends[$names[$client]] = $client;
    }
}
ksort($ends);
foreach ($ends as $name => $client) {
    echo $name, ': ', implode(array_unique($ended[$name])), ' ';
    thrown($client->receive(...));
    thrown($client->receive(...));
}
var_dump(count($poller));
?>
--EXPECTF--
bool(true)
array(1) {
  [0]=>
  string(8) "over TLS"
}
%s: 3 left
%s: 2 left
%s: 1 left
%s: 0 left
closed: ["last words"]%S no exception, but null
WsClient\ConnectionClosedException websocket.closed 1000
cut: [] WsClient\ConnectionLostException websocket.lost 1006
WsClient\ConnectionLostException websocket.lost 1006
other code: [] WsClient\ConnectionClosedException websocket.closed 4000
WsClient\ConnectionClosedException websocket.closed 4000
violation: [] WsClient\ProtocolException websocket.reserved_bits
WsClient\ProtocolException websocket.reserved_bits
int(0)
