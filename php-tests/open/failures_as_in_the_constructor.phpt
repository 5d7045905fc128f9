--TEST--
finish() throws what the constructor throws, with the same report, for a failure of each layer
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
require __DIR__ . '/../support/report.inc';

/**
 * The code, and the exception in full without what differs from one attempt to the next.
 *
 * @return array{string, string}
 */
function seen(callable $connect): array
{
    try {
        $connect();
    } catch (WsClient\WsClientException $e) {
        check_agreement($e);
        $text = without_machine(report_text($e)) . json_encode($e->report) . json_encode([
            $e::class, $e->getCode(), $e->status ?? null, $e->headers ?? null, $e->body ?? null, $e->chain ?? null, $e->attempts ?? null,
        ]);
        // The search for the process that listens gives up on a busy machine.
        $varies = ['/"listeners":\[.*?\]/', '/,?"listener":"[^"]*"/', '/\d+(\.\d+)? ms/', '/"seconds":[0-9.e-]+/', '/"Sec-WebSocket-Key":"[^"]+/', '/\d+ (s|minutes|hours) ago/'];
        return [$e->errorCode, preg_replace($varies, '', $text)];
    }
    return ['no exception', ''];
}

$head = fn (string $status) => "send HTTP/1.1 $status\\r\\nContent-Length: 0\\r\\n\\r\\n";
$closed = Peer::closedPort();
$silent = Peer::script('head', 'hang');
$redirect = Peer::script('head', 'send HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n', 'close');
$unauthorized = Peer::script('head', $head('401 Unauthorized'), 'close');
$ends = Peer::script('head', 'close');
$tls = Peer::echo(true);
$expired = Peer::echo(true, 'expired');
$trust = ['cafile' => pki() . '/ca.pem'];
$cases = [
    'scheme' => ['http://user:secret@localhost/?token=secret'],
    'host' => ['ws://'],
    'file' => ['wss://localhost/', 'tls' => ['cafile' => '/does/not/exist']],
    'name' => ['ws://' . str_repeat('x', 70) . '.test/'],
    'closed port' => [$closed->url()],
    'silent over TLS' => [$silent->url('/', 'wss', 'localhost'), 'tls' => $trust, 'connect_timeout' => 0.3],
    'unknown issuer' => [$tls->tlsUrl()],
    'expired' => [$expired->tlsUrl(), 'tls' => $trust],
    'other name' => [$tls->tlsUrl(), 'tls' => $trust + ['peer_name' => 'other.example']],
    'silent' => [$silent->url(), 'connect_timeout' => 0.3],
    'redirect' => [$redirect->url('/?token=secret'), 'headers' => ['Authorization' => 'Bearer secret']],
    'unauthorized' => [$unauthorized->url()],
    'closed' => [$ends->url()],
];
foreach ($cases as $name => $arguments) {
    [$code, $constructed] = seen(fn () => new WsClient(...$arguments));
    [, $opened] = seen(fn () => WsClient::open(...$arguments)->finish());
    echo "$name: $code, ", $opened === $constructed ? 'equal' : "\n$constructed\n$opened";
    echo str_contains($opened, 'secret') ? ', shows a secret' : '', "\n";
}
?>
--EXPECTF--
scheme: url.scheme, equal
host: url.host, equal
file: tls.config, equal
name: dns.%s, equal
closed port: tcp.refused, equal
silent over TLS: tls.timeout, equal
unknown issuer: tls.certificate.unknown_issuer, equal
expired: tls.certificate.expired, equal
other name: tls.certificate.name_mismatch, equal
silent: handshake.timeout, equal
redirect: handshake.redirect, equal
unauthorized: handshake.unauthorized, equal
closed: handshake.closed, equal
