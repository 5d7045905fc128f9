--TEST--
What a report shows in place of secrets
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

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

$peer = Peer::script('head', 'send HTTP/1.1 400 Bad Request\r\nX-Echo: b3arer-token\r\nSet-Cookie: a=b\r\n\r\nno such user al1ce-user', 'close');
$e = report(fn () => new WsClient(str_replace('PORT', (string) $peer->port, URL), HEADERS));
print_r($e->report->response);
leaks($e);
?>
--EXPECTF--
WsClient\HandshakeException: the server answered HTTP/1.1 400 Bad Request instead of 101: "no such user ***"
  ws://***@127.0.0.1:%d/chat?token=***&plain=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · handshake FAILED after %f ms (HTTP 400)
  received  HTTP/1.1 400 Bad Request
  body      no such user ***
  help      correct what the server names: the path, the query or a header field of the request
  help      if there is a proxy, check that it forwards the path, Upgrade and Connection
  code      handshake.unexpected_status
  [handshake.unexpected_status, layer handshake, fault server, final, docs/errors.md#handshake-unexpected-status]
Array
(
    [status] => 400
    [statusLine] => HTTP/1.1 400 Bad Request
    [headers] => Array
        (
            [X-Echo] => ***
            [Set-Cookie] => ***
        )

    [body] => no such user ***
)
