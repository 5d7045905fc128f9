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
// One that is renewed too late is warned of while it is still valid.
$soon = Peer::echo(true, 'expires-soon');
echo check(WsClient::diagnose($soon->tlsUrl('/echo'), tls: ['cafile' => pki() . '/generation-y-root.pem']), 'tls.trust'), "\n";
// What it asked over TLS that is not verified.
echo preg_replace('/^User-Agent: \S+/m', 'User-Agent: …', hex2bin($peer->read()['received']));
?>
--EXPECTF--
-- the same time
the certificate of localhost expired 35 days ago [server]
  clock: pass: this machine is within 30 s of the server's Date
  checked: the only problem is the date; name and chain are valid
  checked: this machine's clock is within 30 s of the server's Date
  help: renewal has likely stopped 56 days ago: see the log of the program that renews the certificate; if it was renewed already, reload the server
-- the certificate was valid by then
the certificate of localhost expired 35 days ago [machine]
  clock: warn: this machine is N s ahead of the server's Date
  checked: the only problem is the date; name and chain are valid
  checked: clock: this machine is N s ahead of the server's Date
  help: this machine's clock is likely wrong, as at the server's Date the certificates are valid: set it, or use a time service
  help: renewal has likely stopped 56 days ago: see the log of the program that renews the certificate; if it was renewed already, reload the server
-- not even then
the certificate of localhost expired 35 days ago [server]
  clock: warn: this machine is N s ahead of the server's Date
  checked: the only problem is the date; name and chain are valid
  checked: clock: this machine is N s ahead of the server's Date
  help: renewal has likely stopped 56 days ago: see the log of the program that renews the certificate; if it was renewed already, reload the server
  help: if this machine's clock is wrong, set it
-- the certificate is valid there already
the certificate of localhost is not valid for another 47 hours [machine]
  clock: warn: this machine is N s behind the server's Date
  checked: the only problem is the date; name and chain are valid
  checked: clock: this machine is N s behind the server's Date
  help: this machine's clock is likely wrong, as at the server's Date the certificates are valid: set it, or use a time service
  help: or the certificate was issued for later: use the previous one until then
-- all certificates are of another time, and so is the server
the certificate of localhost is not valid for another 2 days [machine]
  clock: warn: this machine is N s behind the server's Date
  checked: the only problem is the date; name and chain are valid
  checked: clock: this machine is N s behind the server's Date
  help: this machine's clock is likely wrong, as at the server's Date the certificates are valid: set it, or use a time service
warn: verified against the 1 root of %s/generation-y-root.pem (option cafile), but CN=localhost expires at %d-%d-%d %d:%d:%d UTC, issued for 89 days
GET / HTTP/1.1
Host: localhost:%d
User-Agent: …
Connection: close
