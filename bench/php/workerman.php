<?php
// Measures workerman/workerman's client.
declare(strict_types=1);

use Workerman\Connection\AsyncTcpConnection;
use Workerman\Events\Select;
use Workerman\Protocols\Websocket;
use Workerman\Timer;
use Workerman\Worker;

require __DIR__ . '/measure.php';
require __DIR__ . '/mailbox.php';
require dirname(__DIR__) . '/vendor/autoload.php';

$options = new Options(array_slice($argv, 1));
// The loop alone, without the processes that Worker::runAll() starts.
$loop = new Select();
Worker::$globalEvent = $loop;
Timer::init($loop);
$fiber = new Fiber(static function () use ($options): void {
    $mailbox = new Mailbox();
    measure(
        $options,
        connect: static function () use ($options, $mailbox): AsyncTcpConnection {
            $client = new AsyncTcpConnection($options->url);
            $client->websocketType = $options->text ? Websocket::BINARY_TYPE_BLOB : Websocket::BINARY_TYPE_ARRAYBUFFER;
            // The default of 1 MiB would drop what is sent while the socket takes no more.
            $client->maxSendBufferSize = 1 << 28;
            $client->onWebSocketConnect = static fn () => $mailbox->put('');
            $client->onMessage = static fn ($client, string $payload) => $mailbox->put($payload);
            $client->connect();
            $mailbox->take(1);
            return $client;
        },
        send: static fn (AsyncTcpConnection $client, string $payload) => $client->send($payload),
        receive: static fn (AsyncTcpConnection $client, int $times): array => $mailbox->take($times),
        close: static fn (AsyncTcpConnection $client) => $client->destroy(),
        buffers: true,
    );
    exit(0);
});
$loop->delay(0, static fn () => $fiber->start());
$loop->run();
