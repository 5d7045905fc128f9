--TEST--
An attempt that waits for a thread until its time is over fails then, and says why; others go on
--EXTENSIONS--
wsclient
--CONFLICTS--
all
--FILE--
<?php
require __DIR__ . '/../support/report.inc';
require __DIR__ . '/../support/connection.inc';
$peer = Peer::script('barrier 257', '101', 'send ' . frame(1, 'hello'), 'drain');
$all = [];
for ($i = 0; $i < 256; $i++) {
    $all[] = WsClient::open($peer->url('/?token=secret'), connect_timeout: 60.0);
}
$late = WsClient::open($peer->url('/?token=secret'), connect_timeout: 0.5);
$patient = WsClient::open($peer->url(), connect_timeout: 60.0);
[$readable, $none] = [[$late->getStream(), $patient->getStream()], null];
echo stream_select($readable, $none, $none, 20), ' readable, ready: ', json_encode([$late->isReady(), $patient->isReady()]), "\n";
$e = report(fn () => $late->finish());
var_dump($e->attempts);
// One ends, so the last can begin, and is the one that the others wait for.
$all[0]->cancel();
unset($all[0]);
$all[] = $patient;
echo WsClient::open($peer->url(), connect_timeout: 60.0)->finish()->receive(20.0), "\n";
print_r(array_count_values(array_map(fn ($opening) => $opening->finish()->receive(20.0), $all)));
?>
--EXPECTF--
1 readable, ready: [true,false]
WsClient\TcpException: the attempt to connect to 127.0.0.1 did not begin within 500 ms, because none of the 256 that this process made at the same time ended
  ws://127.0.0.1:%d/?token=***
  help    open fewer connections at the same time, or raise connect_timeout: it includes the wait for the others
  code    tcp.local_limit
  [tcp.local_limit, layer tcp, fault machine, retryable, docs/errors.md#tcp-local-limit]
array(0) {
}
hello
Array
(
    [hello] => 256
)
