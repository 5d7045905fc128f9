--TEST--
Failures of the other layers show no secret either
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';

const URL = 'ws://al1ce-user:s3cr%26t-pass@127.0.0.1:PORT/chat?token=t0ken%20value&plain=qu3ry';
const HEADERS = [
    'Authorization' => 'Bearer b3arer-token',
    'Proxy-Authorization' => 'Basic ' . 'cHIweHktdXNlcjpwcjB4eS1wYXNz',
    'Cookie' => 'sid=c00kie-value; theme=c00kie-two',
    'X-Api-Key' => 'ap1-key-value',
    'X-Auth-Token' => ['t1-of-list', 't2-of-list'],
];
const SECRETS = [
    'al1ce-user', 's3cr&t-pass', 's3cr%26t-pass', 't0ken%20value', 't0ken value', 'qu3ry',
    'b3arer-token', 'cHIweHktdXNlcjpwcjB4eS1wYXNz', 'pr0xy-user', 'pr0xy-pass',
    'c00kie-value', 'c00kie-two', 'ap1-key-value', 't1-of-list', 't2-of-list',
];

/** Names each place of the exception in which a secret stands. */
function leaks(WsClient\WsClientException $e): void
{
    $places = [
        'string' => (string) $e,
        'message' => $e->getMessage(),
        'json' => json_encode($e->report, JSON_UNESCAPED_SLASHES),
        'report' => (string) $e->report,
        'diagnosis' => print_r($e->diagnosis, true),
        'phases' => print_r($e->report->phases, true),
        'response' => print_r($e->report->response, true),
        'trace' => $e->getTraceAsString() . print_r($e->getTrace(), true),
    ];
    foreach ($places as $place => $text) {
        foreach (SECRETS as $secret) {
            if (str_contains($text, $secret)) {
                echo "$secret stands in the $place\n";
            }
        }
    }
}

$closed = Peer::closedPort();
$silent = Peer::script('hang');
foreach ([
    str_replace('PORT', (string) $closed->port, URL),
    str_replace('PORT', (string) $silent->port, URL),
    str_replace(['ws:', 'PORT'], ['wss:', (string) $silent->port], URL),
    str_replace('PORT', '0', URL),
    str_replace('PORT', '80', URL) . '#s3cr%26t-pass',
] as $url) {
    try {
        new WsClient($url, HEADERS, tls: ['cafile' => pki() . '/ca.pem', 'passphrase' => 'b3arer-token'], connect_timeout: 1);
    } catch (WsClient\ConnectException $e) {
        echo $e->errorCode, "\n";
        leaks($e);
    }
}
?>
--EXPECTF--
tcp.refused
handshake.timeout
tls.timeout
url.port
url.fragment
