<?php
// Measures amphp/websocket-client.
declare(strict_types=1);

use Amp\Http\Client\Connection\DefaultConnectionFactory;
use Amp\Http\Client\Connection\UnlimitedConnectionPool;
use Amp\Http\Client\HttpClientBuilder;
use Amp\Socket\ClientTlsContext;
use Amp\Socket\ConnectContext;
use Amp\Websocket\Client\Rfc6455ConnectionFactory;
use Amp\Websocket\Client\Rfc6455Connector;
use Amp\Websocket\Client\WebsocketConnection;
use Amp\Websocket\Client\WebsocketHandshake;

require __DIR__ . '/measure.php';
require dirname(__DIR__) . '/vendor/autoload.php';

$options = new Options(array_slice($argv, 1));
// Its own client for HTTP where that will do: what more there is in memory can halve the rate of messages of 1 MiB.
$http = str_starts_with($options->url, 'wss')
    ? (new HttpClientBuilder())->usingPool(new UnlimitedConnectionPool(new DefaultConnectionFactory(
        connectContext: (new ConnectContext())->withTcpNoDelay()
            ->withTlsContext((new ClientTlsContext())->withCaFile($options->cafile)),
    )))->build()
    : null;
// It has no way to drop a connection without a close frame, and would wait three seconds for the server's.
$connector = new Rfc6455Connector(new Rfc6455ConnectionFactory(closePeriod: 0), $http);
measure(
    $options,
    connect: static fn (): WebsocketConnection => $connector->connect(new WebsocketHandshake($options->url)),
    send: static fn (WebsocketConnection $client, string $payload, bool $text) =>
        $text ? $client->sendText($payload) : $client->sendBinary($payload),
    receive: one_by_one(static fn (WebsocketConnection $client): string => $client->receive()->buffer()),
    close: static fn (WebsocketConnection $client) => $client->close(),
);
// What still runs in the background is of no interest.
exit(0);
