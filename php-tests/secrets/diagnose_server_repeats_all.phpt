--TEST--
diagnose() shows no secret, even if the server repeats it
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

const SECRETS = ['al1ce-user', 's3cret-pass', 't0ken-value', 'b3arer-token', 'c00kie-value'];
$echo = 'HTTP/1.1 403 no b3arer-token\r\nServer: t0ken-value\r\nVia: c00kie-value\r\nSet-Cookie: x=c00kie-value\r\nContent-Length: 10\r\n\r\nal1ce-user';
$url = 'ws://al1ce-user:s3cret-pass@127.0.0.1:PORT/p?token=t0ken-value';
$headers = ['Authorization' => 'Bearer b3arer-token', 'Cookie' => 'sid=c00kie-value', 'Origin' => 'http://elsewhere'];
foreach ([
    Peer::script('head', "send $echo", 'close'),
    Peer::script('head', 'send al1ce-user b3arer-token', 'close'),
    Peer::script('101', 'send \x88\x0e\x0f\xa1c00kie-value', 'drain'),
] as $peer) {
    $report = WsClient::diagnose(str_replace('PORT', (string) $peer->port, $url), $headers);
    echo "{$report->diagnosis->code}\n", check($report, 'handshake.plain_get'), "\n";
    $texts = (string) $report . json_encode($report, JSON_UNESCAPED_SLASHES) . print_r($report, true);
    foreach (SECRETS as $secret) {
        if (str_contains($texts, $secret)) {
            echo "$secret stands in the report\n";
        }
    }
}
// What is our own word, and not the peer's, stands whatever is secret.
$peer = Peer::echo();
$report = WsClient::diagnose($peer->url('/?a=upgrade&b=succeeded&c=connected&d=TLS'));
echo check($report, 'handshake.plain_get'), "\n", check($report, 'tls.handshake'), "\n";
?>
--EXPECTF--
handshake.forbidden
pass: HTTP/1.1 403 no *** (Server: ***, Via: ***)
handshake.not_http
skipped: the connection was not opened
websocket.closed
skipped: the upgrade succeeded
skipped: the upgrade succeeded
skipped: ws:// has no TLS
