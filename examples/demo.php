<?php
// The tour of `make demo`: talk over ws and wss, see what was agreed, and what an error looks like.

declare(strict_types=1);

$ws_url = getenv('WSCLIENT_DEMO_WS') ?: exit("run this through: make demo\n");
$wss_url = getenv('WSCLIENT_DEMO_WSS');
$ca = getenv('WSCLIENT_DEMO_CA');

function heading(string $text): void
{
    echo "\n\e[1m$text\e[0m\n";
}

function talk(WsClient $ws): void
{
    $info = $ws->getInfo();
    echo "  connected to $info->url at $info->peerAddress\n";
    foreach ($info->phases as $phase) {
        printf("    %-10s %7.2f ms\n", $phase->layer->value, $phase->seconds * 1000);
    }
    echo '  tls          ', $info->tlsVersion === null ? 'none' : "$info->tlsVersion, $info->tlsCipher, checked against $info->tlsTrust", "\n";
    echo '  subprotocol  ', $info->subprotocol ?? 'none', "\n";

    $ws->send('Grüße');
    $ws->sendBinary(random_bytes(100_000));
    foreach ($ws->messages() as $message) {
        $length = strlen($message->payload);
        printf("  received     %s, %s bytes%s\n", $message->type->name, number_format($length), $length < 50 ? ": $message" : '');
        if ($message->type === WsClient\MessageType::Binary) {
            break;
        }
    }
    printf("  ping         %.3f ms\n", $ws->ping() * 1000);
    $ws->close();
    $end = $ws->getCloseInfo();
    echo "  closed       $end->code, ", $end->clean ? 'clean' : 'not clean', "\n";
}

heading('1. A conversation over ws://');
talk(new WsClient("$ws_url/echo", subprotocols: ['chat']));

heading('2. The same over wss://, under a private CA');
talk(new WsClient("$wss_url/echo", subprotocols: ['chat'], tls: ['cafile' => $ca], receive_timeout: 10.0));

heading('3. What a failed handshake says');
$port = parse_url($ws_url, PHP_URL_PORT);
$tls_port = parse_url($wss_url, PHP_URL_PORT);
$failures = [
    'a URL for a browser' => fn() => new WsClient('https://example.com/chat'),
    'nobody listens' => fn() => new WsClient('ws://127.0.0.1:1/'),
    'ws:// on a TLS port' => fn() => new WsClient("ws://localhost:$tls_port/echo"),
    'a CA that this machine does not know' => fn() => new WsClient("$wss_url/echo?token=not-shown", tls: ['cafile' => getenv('WSCLIENT_DEMO_OTHER_CA')]),
    'a certificate for another name' => fn() => new WsClient("$wss_url/echo", tls: ['cafile' => $ca, 'peer_name' => 'chat.example.com']),
    'a path that is not there' => fn() => new WsClient("ws://user:password@127.0.0.1:$port/nowhere"),
];
foreach ($failures as $title => $connect) {
    echo "\n--- $title\n";
    try {
        $connect();
        echo "unexpectedly connected\n";
        exit(1);
    } catch (WsClient\ConnectException $e) {
        echo $e::class, ': ', $e->report, "\n";
    }
}
