--TEST--
A Report has the request without secrets, the certificates and the programs as arrays
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';

/** What the connection fails with, whose report has the same in JSON as in its properties. */
function failure(string $url, mixed ...$arguments): WsClient\Report
{
    try {
        new WsClient($url, ...$arguments);
        throw new LogicException('it did not fail');
    } catch (WsClient\ConnectException $e) {
        $json = json_decode(json_encode($e->report), true);
        foreach (['request', 'certificates', 'programs'] as $name) {
            if ($json[$name] !== $e->report->$name) {
                echo "$name differs in JSON\n";
            }
        }
        return $e->report;
    }
}

/** One line for each certificate. */
function show_certificates(WsClient\Report $report): void
{
    foreach ($report->certificates as $one) {
        $known = [$one['subject'], $one['issuer'], implode(',', $one['subjectAltName']), $one['key'],
            isset($one['validFrom'], $one['validTo']) ? ($one['validTo'] - $one['validFrom']) / 86400 . ' days' : null,
            strlen((string) $one['fingerprint']), $one['sent'] ? 'sent' : 'not sent', $one['root'], $one['trusted']];
        echo '  ', json_encode($known, JSON_UNESCAPED_SLASHES), "\n";
    }
}

echo "-- a refusal behind two proxies\n";
$refusal = 'send HTTP/1.1 404 Not Found\r\nVia: 1.1 varnish (Varnish/7.1)\r\nServer: nginx/1.22.1\r\nX-Powered-By: Express\r\nContent-Length: 0\r\n\r\n';
$peer = Peer::scriptTls('good', 'head', $refusal, 'close');
$report = failure($peer->tlsUrl('/chat?key=s3cret'), ['Authorization' => 'Bearer s3cret-token', 'Cookie' => ['a=s3cret', 'b=1'],
    'Origin' => 'https://app.example', 'X-Api-Key' => 's3cret'], ['chat', 'bearer.s3crettoken'], ['cafile' => pki() . '/ca.pem']);
echo $report->request['requestLine'], "\n";
foreach ($report->request['headers'] as $name => $value) {
    echo "$name: ", is_array($value) ? json_encode($value) : $value, "\n";
}
show_certificates($report);
echo json_encode($report->programs), "\n";
echo "-- not trusted: no request was sent\n";
$peer = Peer::echo(true, 'unknown-issuer');
$report = failure($peer->tlsUrl(), tls: ['cafile' => pki() . '/ca.pem']);
var_dump($report->request);
show_certificates($report);
echo "-- trusted itself\n";
$peer = Peer::echo(true, 'self-signed');
show_certificates(WsClient::diagnose($peer->tlsUrl('/echo'), tls: ['cafile' => pki() . '/self-signed.pem']));
echo "-- not checked\n";
show_certificates(WsClient::diagnose($peer->tlsUrl('/echo'), tls: ['verify_peer' => false]));
echo "-- opened, by nginx\n";
$peer = Peer::script('101 Server: nginx/1.22.1\r\n', 'drain');
$report = WsClient::diagnose($peer->url('/a'), connect_timeout: 1.0);
echo $report->request['requestLine'], ' ', json_encode($report->programs), ' ', json_encode($report->certificates), "\n";
echo "-- refused\n";
$report = failure(Peer::closedPort()->url());
echo json_encode([$report->request, $report->certificates, $report->programs]), "\n";
?>
--EXPECTF--
-- a refusal behind two proxies
GET /chat?key=*** HTTP/1.1
Host: localhost:%d
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Key: %s
Sec-WebSocket-Version: 13
Sec-WebSocket-Protocol: chat, bearer.***
Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits, permessage-deflate; client_no_context_takeover; client_max_window_bits
User-Agent: wsclient/%d.%d.%d
Authorization: Bearer ***
Cookie: ["***","***"]
Origin: https://app.example
X-Api-Key: ***
  ["CN=localhost","CN=wsclient test intermediate CA","localhost,127.0.0.1,::1,good.test","EC P-256","91 days",64,"sent",false,null]
  ["CN=wsclient test intermediate CA","CN=wsclient test root CA","","EC P-256","800 days",64,"sent",false,null]
  ["CN=wsclient test root CA",null,"",null,null,0,"not sent",null,true]
[{"name":"Varnish","version":"7.1","place":"nearest"},{"name":"nginx","version":"1.22.1","place":"between"},{"name":"Express","version":null,"place":"origin"}]
-- not trusted: no request was sent
NULL
  ["CN=localhost","CN=Other intermediate CA","localhost,127.0.0.1,::1,good.test","EC P-256","91 days",64,"sent",false,null]
  ["CN=Other intermediate CA","CN=Other root CA","","EC P-256","800 days",64,"sent",false,null]
  ["CN=Other root CA",null,"",null,null,0,"not sent",null,false]
-- trusted itself
  ["CN=localhost","CN=localhost","localhost,127.0.0.1","EC P-256","91 days",64,"sent",true,true]
-- not checked
  ["CN=localhost","CN=localhost","localhost,127.0.0.1","EC P-256","91 days",64,"sent",true,null]
-- opened, by nginx
GET /a HTTP/1.1 [{"name":"nginx","version":"1.22.1","place":"nearest"}] []
-- refused
[null,[],[]]
