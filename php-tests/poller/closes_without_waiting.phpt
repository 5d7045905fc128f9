--TEST--
close(timeout: 0.0) is finished by the poller and by select(): with the peer's answer, or at close_timeout without it
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$answers = Peer::script('101', 'frame', 'send ' . close_frame(1000), 'close');
$silent = Peer::script('101', 'drain');
$poller = new WsClient\Poller();
$clients = [];
foreach (['answers' => [$answers, 20.0], 'silent' => [$silent, 0.2], 'silent too' => [$silent, 0.3]] as $name => [$peer, $timeout]) {
    $poller->add($clients[$name] = new WsClient($peer->url(), close_timeout: $timeout));
}
foreach ($clients as $ws) {
    takes(0.0, 0.15, fn () => $ws->close(timeout: 0.0));
}
foreach ($poller as $client => $messages) {
    echo array_search($client, $clients, true), json_encode($messages), ' ';
    show_end($client);
}
$ws = new WsClient($silent->url(), close_timeout: 0.2);
$ws->close(timeout: 0.0);
var_dump(WsClient::select([$ws], 0.0), takes(0.05, 5.0, fn () => count(WsClient::select([$ws], 20.0))));
?>
--EXPECT--
answers[] closed 1000 "" clean by us
silent[] closed 1006 "" not clean by us
silent too[] closed 1006 "" not clean by us
array(0) {
}
int(1)
