<?php
// Measures ratchet/pawl, whose callbacks run in the event loop of ReactPHP.
declare(strict_types=1);

use Ratchet\Client\Connector;
use Ratchet\Client\WebSocket;
use Ratchet\RFC6455\Messaging\Frame;
use React\Socket\Connector as SocketConnector;

require __DIR__ . '/measure.php';
require __DIR__ . '/mailbox.php';
require dirname(__DIR__) . '/vendor/autoload.php';

$options = new Options(array_slice($argv, 1));
// The loop runs behind the end of this script.
(new Fiber(static function () use ($options): void {
    [$mailbox, $drained] = [new Mailbox(), new Mailbox()];
    $connector = new Connector(connector: new SocketConnector(['tls' => ['cafile' => $options->cafile]]));
    measure(
        $options,
        connect: static function () use ($options, $mailbox, $drained, $connector): WebSocket {
            $opened = null;
            $connector($options->url)->then(static function (WebSocket $client) use (&$opened, $mailbox, $drained): void {
                $opened = $client;
                $client->on('message', static fn ($message) => $mailbox->put((string) $message));
                $client->on('drain', static fn () => $drained->put(''));
                $mailbox->put('');
            }, static function (Throwable $error): never {
                fwrite(STDERR, $error->getMessage());
                exit(1);
            });
            $mailbox->take(1);
            return $opened;
        },
        // It only fills a buffer, and says when that is long enough.
        send: static fn (WebSocket $client, string $payload, bool $text) =>
            $client->send($text ? $payload : new Frame($payload, true, Frame::OP_BINARY)) || $drained->take(1),
        receive: static fn (WebSocket $client, int $times): array => $mailbox->take($times),
        // It has no way to drop a connection without a close frame, but does not wait for the server's.
        close: static fn (WebSocket $client) => $client->close(),
    );
    exit(0);
}))->start();
