--TEST--
The streams of many attempts are readable when their finish() need not wait, in the order in which they are decided
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$echo = Peer::echo(true);
$closed = Peer::closedPort();
$late = Peer::script('barrier 2', '101', 'drain');
$trust = ['cafile' => pki() . '/ca.pem'];
$openings = $streams = [];
$add = function (string $name, string $url) use (&$openings, &$streams, $trust) {
    $openings[$name] = WsClient::open($url, tls: $trust);
    $streams[$name] = $openings[$name]->getStream();
};
$add('late', $late->url());
for ($i = 0; $i < 20; $i++) {
    $add("plain $i", $echo->url('/echo'));
    $add("secure $i", $echo->tlsUrl('/echo'));
    $add("refused $i", $closed->url());
}
$counts = [];
while (count($streams) > 1) {
    $readable = $streams;
    $none = null;
    if (!stream_select($readable, $none, $none, 20)) {
        die('none is readable');
    }
    foreach ($readable as $name => $stream) {
        unset($streams[$name]);
        if (!$openings[$name]->isReady()) {
            echo "$name is not ready\n";
        }
        [$kind] = explode(' ', $name);
        try {
            $ws = takes(0.0, 1.0, fn () => $openings[$name]->finish());
            $ws->send($name);
            $counts[$kind . ($ws->receive(20.0) === $name ? ' echoed' : ' not echoed')][] = $name;
        } catch (WsClient\ConnectException $e) {
            $counts["$kind $e->errorCode"][] = $name;
        }
    }
}
ksort($counts);
print_r(array_map(count(...), $counts));
var_dump(array_keys($streams), $openings['late']->isReady());
// It stays readable, whatever is called on it; a second stream is as the first.
$second = WsClient::open($late->url());
$none = null;
foreach ([[$streams['late']], [$streams['late'], $openings['late']->getStream()]] as $readable) {
    echo stream_select($readable, $none, $none, 20), " readable\n";
}
var_dump($openings['late']->isReady(), stream_set_blocking($streams['late'], false), fread($streams['late'], 10));
var_dump(@fwrite($streams['late'], 'x'));
var_dump($openings['late']->finish()->isOpen(), $second->finish()->isOpen());
?>
--EXPECTF--
Array
(
    [plain echoed] => 20
    [refused tcp.refused] => 20
    [secure echoed] => 20
)
array(1) {
  [0]=>
  string(4) "late"
}
bool(false)
1 readable
2 readable

Warning: fread(): The stream of a WsClient\Opening only reports readiness; use finish() in %s on line %d
bool(true)
bool(true)
bool(false)
bool(false)
bool(true)
bool(true)
