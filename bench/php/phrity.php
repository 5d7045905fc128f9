<?php
// Measures phrity/websocket.
declare(strict_types=1);

require __DIR__ . '/measure.php';
require dirname(__DIR__) . '/vendor/autoload.php';

$options = new Options(array_slice($argv, 1));
measure(
    $options,
    connect: static function () use ($options): WebSocket\Client {
        $client = new WebSocket\Client($options->url);
        $client->setContext(['ssl' => ['cafile' => $options->cafile]]);
        $client->addMiddleware(new WebSocket\Middleware\CloseHandler());
        $client->addMiddleware(new WebSocket\Middleware\PingResponder());
        $client->connect();
        return $client;
    },
    send: static fn (WebSocket\Client $client, string $payload, bool $text) =>
        $text ? $client->text($payload) : $client->binary($payload),
    receive: one_by_one(static fn (WebSocket\Client $client): string => $client->receive()->getContent()),
    close: static fn (WebSocket\Client $client) => $client->disconnect(),
);
