--TEST--
diagnose() asks a server whose certificate is out of date for its Date, which shows whose clock is wrong
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

$answer = fn (int $when) => ['head', 'print', 'send HTTP/1.1 404 Not Found\r\nDate: ' . gmdate('D, d M Y H:i:s', $when)
    . ' GMT\r\nContent-Length: 0\r\n\r\n', 'close'];
$tls = ['cafile' => pki() . '/ca.pem'];
$cases = [
    'the same time' => ['expired', 0],
    'the certificate was valid by then' => ['expired', -40 * 86400],
    'not even then' => ['expired', -2 * 86400],
    'the certificate is valid there already' => ['not-yet-valid', 10 * 86400],
    'all certificates are of another time, and so is the server' => ['clock-slow', 20 * 86400],
];
foreach ($cases as $name => [$cert, $skew]) {
    echo "-- $name\n";
    $peer = Peer::scriptTls($cert, ...$answer(time() + $skew));
    $report = WsClient::diagnose($peer->tlsUrl('/p4th?t0ken=s3cret'), ['Authorization' => 'Bearer s3cret'], tls: $tls);
    $diagnosis = $report->diagnosis;
    echo "$diagnosis->problem [{$diagnosis->fault->value}]\n  clock: ", preg_replace('/\d{3,}/', 'N', check($report, 'clock')), "\n";
    foreach ((array) $diagnosis->evidence['checked'] as $line) {
        echo '  checked: ', preg_replace('/\d{3,}/', 'N', $line), "\n";
    }
    echo '  help: ', implode("\n  help: ", $diagnosis->help), "\n";
}
// What it asked over TLS that is not verified.
echo preg_replace('/^User-Agent: \S+/m', 'User-Agent: …', hex2bin($peer->read()['received']));
?>
--EXPECTF--
