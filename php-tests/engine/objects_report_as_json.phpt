--TEST--
A Report as JSON has schema 1 and enums by their values, and does not have its text
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$peer = Peer::echo();
$e = null;
try {
    new WsClient($peer->url('/nowhere?token=sesame'));
} catch (WsClient\HandshakeException $e) {
}
$json = json_decode(json_encode($e->report), true);
echo implode(' ', array_keys($json)), "\n";
var_dump($json['schema'], $json['ok'], str_replace((string) $peer->port, 'PORT', $json['url']));
echo implode(' ', array_map(fn ($phase) => $phase['layer'] . '=' . json_encode($phase['ok']), $json['phases'])), "\n";
echo implode(' ', array_keys($json['diagnosis'])), "\n";
echo $json['diagnosis']['code'], ' ', $json['diagnosis']['layer'], ' ', $json['diagnosis']['fault'], "\n";
echo $json['response']['status'], ' ', $json['response']['statusLine'], ' ', $json['response']['body'], "\n";
var_dump($e->report instanceof JsonSerializable, $e->report instanceof Stringable, $e->report->jsonSerialize()['schema']);
var_dump($e->report->diagnosis === $e->diagnosis, str_contains((string) $e->report, 'sesame'), str_contains(json_encode($e->report), 'sesame'));
?>
--EXPECT--
schema ok url phases certificates request response programs diagnosis checks
int(1)
bool(false)
string(37) "ws://127.0.0.1:PORT/nowhere?token=***"
dns=true tcp=true handshake=false
code layer fault problem evidence help retryable retryAfter reference
handshake.not_found handshake caller
404 HTTP/1.1 404 Not Found 404 Not Found
bool(true)
bool(true)
int(1)
bool(true)
bool(false)
bool(false)
