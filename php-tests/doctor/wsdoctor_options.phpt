--TEST--
bin/wsdoctor: headers, subprotocols and JSON
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

$peer = Peer::script('head', 'print', 'send HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n', 'close');
[$status, $output] = wsdoctor(['-H', 'X-A: 1', '-HX-A: 2', '--header=Authorization: Bearer sesame',
    '--subprotocol', 'one', '--subprotocol=two', '--no-compression', '--json', '--', $peer->url('/p?q=sesame')]);
$report = json_decode($output, true);
echo $status, ' ', $report['schema'], ' ', $report['diagnosis']['code'], ' ', count($report['checks']), "\n";
echo implode(' ', array_keys($report['checks'][0])), "\n";
var_dump(str_contains($output, 'sesame'));
$request = hex2bin($peer->read()['received']);
foreach (['X-A: 1', 'X-A: 2', 'Authorization: Bearer sesame', 'Sec-WebSocket-Protocol: one, two', 'GET /p?q=sesame '] as $part) {
    var_dump(str_contains($request, $part));
}
var_dump(str_contains($request, 'Sec-WebSocket-Extensions'));
?>
--EXPECTF--
15 1 handshake.unexpected_status 21
id result title detail seconds
bool(false)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(false)
