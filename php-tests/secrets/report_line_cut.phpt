--TEST--
A secret that is cut at the end of a line is not shown in part
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

foreach (['b3arer-token', 'c00kie-value', 's3cr&t-pass'] as $secret) {
    foreach ([150, 153, 156, 16380] as $offset) {
        $body = str_repeat('.', $offset) . $secret . str_repeat('.', 20);
        $peer = Peer::script('head', 'send HTTP/1.1 400 Bad Request\r\nContent-Length: ' . strlen($body) . "\\r\\n\\r\\n$body", 'close');
        try {
            new WsClient(str_replace('PORT', (string) $peer->port, URL), HEADERS);
        } catch (WsClient\HandshakeException $e) {
            if (str_contains($e . json_encode($e->report), '.' . substr($secret, 0, 4))) {
                echo "the start of $secret is shown at $offset\n";
            }
        }
    }
}
echo "done\n";
?>
--EXPECTF--
done
