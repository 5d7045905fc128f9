--TEST--
Secrets of the request are not shown, even if the server repeats all of them
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

// A server never sees how the URL had the password encoded.
$all = implode(' | ', array_diff(SECRETS, ['s3cr%26t-pass']));
$fields = "X-Echo: $all\\r\\nServer: $all\\r\\nVia: $all\\r\\nSet-Cookie: other=0wn-cookie; $all\\r\\n";
foreach ([
    "400 $all" => $fields . 'Content-Length: ' . strlen($all) . "\\r\\n\\r\\n$all",
    '302 Found' => "{$fields}Location: /x?$all\\r\\n\\r\\n",
    '401 Unauthorized' => "{$fields}WWW-Authenticate: Bearer error=\"$all\"\\r\\n\\r\\n",
    '404 Not Found' => "$fields\\r\\n$all",
    '101 Switching Protocols' => "{$fields}Upgrade: $all\\r\\n\\r\\n",
    "101 Switching\\r\\n$all" => "$fields\\r\\n",
] as $status => $rest) {
    $peer = Peer::script('head', "send HTTP/1.1 $status\\r\\n$rest", 'close');
    try {
        new WsClient(str_replace('PORT', (string) $peer->port, URL), HEADERS);
    } catch (WsClient\HandshakeException $e) {
        echo $e->errorCode, "\n";
        leaks($e);
        if (str_contains($e . json_encode($e->report), '0wn-cookie')) {
            echo "the server's cookie is shown\n";
        }
    }
}
$peer = Peer::script('head', "send SSH-2.0 $all", 'drain');
try {
    new WsClient(str_replace('PORT', (string) $peer->port, URL), HEADERS);
} catch (WsClient\HandshakeException $e) {
    echo $e->errorCode, "\n";
    leaks($e);
}
?>
--EXPECTF--
handshake.unexpected_status
handshake.redirect
handshake.unauthorized
handshake.not_found
handshake.upgrade_header
handshake.malformed_head
handshake.not_http
