<?php
// Measures amphp/websocket-client.
declare(strict_types=1);

use Amp\Websocket\Client\WebsocketConnection;

use function Amp\Websocket\Client\connect;

require __DIR__ . '/measure.php';
require dirname(__DIR__) . '/vendor/autoload.php';

$options = new Options(array_slice($argv, 1));
measure(
    $options,
    connect: static fn (): WebsocketConnection => connect($options->url),
    send: static fn (WebsocketConnection $client, string $payload, bool $text) =>
        $text ? $client->sendText($payload) : $client->sendBinary($payload),
    receive: static function (WebsocketConnection $client, int $times): array {
        $bytes = 0;
        for ($i = 0; $i < $times; $i++) {
            $message = $client->receive()->buffer();
            $bytes += strlen($message);
        }
        return [$times, $bytes, $message];
    },
    // It has no way to drop a connection without the closing handshake.
    close: static fn (WebsocketConnection $client) => $client->close(),
);
// What still runs in the background is of no interest.
exit(0);
