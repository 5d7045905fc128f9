--TEST--
diagnose() reports a Date of the server that differs much from this machine's clock
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

$answer = fn (int $when) => 'send HTTP/1.1 404 Not Found\r\nDate: ' . gmdate('D, d M Y H:i:s', $when) . ' GMT\r\nContent-Length: 0\r\n\r\n';
foreach ([0, 3600, -7200] as $skew) {
    $peer = Peer::script('head', $answer(time() + $skew), 'close');
    $report = WsClient::diagnose($peer->url());
    [$result, $detail] = explode(': ', check($report, 'clock'));
    echo $result, ': ', preg_replace('/\d{4,}/', 'N', $detail), "\n";
}
// Right behind a 101, too.
$peer = Peer::script('101 Date: Thu, 01 Jan 1970 00:00:00 GMT', 'drain');
echo preg_replace('/\d{4,}/', 'N', check(WsClient::diagnose($peer->url(), connect_timeout: 1.0), 'clock')), "\n";
$peer = Peer::script('head', 'send HTTP/1.1 404 Not Found\r\nDate: yesterday\r\nContent-Length: 0\r\n\r\n', 'close');
echo check(WsClient::diagnose($peer->url()), 'clock'), "\n";
?>
--EXPECTF--
pass: this machine is within 30 s of the server's Date
warn: this machine is N s behind the server's Date
warn: this machine is N s ahead of the server's Date
warn: this machine is N s ahead of the server's Date
skipped: the server's Date is not a valid HTTP date
