--TEST--
select() waits for connections that are being opened too, beside clients, and returns them when finish() need not wait
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$echo = Peer::echo();
$late = Peer::script('barrier 2', '101', 'drain');
$all = ['late' => WsClient::open($late->url()), 'refused' => WsClient::open(Peer::closedPort()->url())];
echo json_encode(array_keys(WsClient::select($all, 20.0))), "\n";
thrown(fn () => $all['refused']->finish());
unset($all['refused']);
$all['client'] = new WsClient($echo->url());
takes(0.1, 5.0, fn () => var_dump(WsClient::select($all, 0.1)));
$all['client']->send('x');
echo json_encode(array_keys(WsClient::select($all, 20.0))), json_encode($all['client']->poll()), "\n";
// The second connection lets the server answer both.
$all['second'] = WsClient::open($late->url());
$open = [];
while (count($open) < 2) {
    foreach (WsClient::select($all, 20.0) as $name => $opening) {
        $open[$name] = $opening->finish()->isOpen();
        unset($all[$name]);
    }
}
ksort($open);
echo json_encode($open), "\n";
// Cancelled ones, and those whose result was handed out, cannot be waited for.
$cancelled = WsClient::open($late->url());
$cancelled->cancel();
thrown(fn () => WsClient::select([$cancelled], 0.0));
$finished = WsClient::open($echo->url());
$ws = $finished->finish();
thrown(fn () => WsClient::select([$ws, $finished], 0.0));
?>
--EXPECT--
["refused"]
WsClient\TcpException tcp.refused
array(0) {
}
["client"]["x"]
{"late":true,"second":true}
Error: This WsClient\Opening was cancelled
Error: finish() has already handed out the result of this WsClient\Opening
