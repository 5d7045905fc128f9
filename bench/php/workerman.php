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
    [$mailbox, $drained] = [new Mailbox(), new Mailbox()];
    $full = false;
    try {
        measure(
            $options,
            connect: static function () use ($options, $mailbox, $drained, &$full): AsyncTcpConnection {
                // Its ws is a protocol over any transport.
                $tls = str_starts_with($options->url, 'wss');
                $client = new AsyncTcpConnection(
                    $tls ? substr_replace($options->url, 'ws', 0, 3) : $options->url,
                    $tls ? ['ssl' => ['cafile' => $options->cafile]] : [],
                );
                $tls && $client->transport = 'ssl';
                $client->websocketType = $options->text ? Websocket::BINARY_TYPE_BLOB : Websocket::BINARY_TYPE_ARRAYBUFFER;
                // While the socket takes no more, it fills a buffer, and then drops what is sent.
                $client->onBufferFull = static function () use (&$full): void {
                    $full = true;
                };
                $client->onBufferDrain = static function () use (&$full, $drained): void {
                    [$was_full, $full] = [$full, false];
                    $was_full && $drained->put('');
                };
                $client->onWebSocketConnect = static fn () => $mailbox->put('');
                $client->onMessage = static fn ($client, string $payload) => $mailbox->put($payload);
                $client->connect();
                $mailbox->take(1);
                return $client;
            },
            send: static function (AsyncTcpConnection $client, string $payload) use ($drained, &$full): void {
                $client->send($payload);
                !$full || $drained->take(1);
            },
            receive: static fn (AsyncTcpConnection $client, int $times): array => $mailbox->take($times),
            close: static fn (AsyncTcpConnection $client) => $client->destroy(),
        );
    } catch (Throwable $error) {
        // The loop would catch it, and cannot report it without a Worker.
        fwrite(STDERR, $error->getMessage());
        exit(1);
    }
    exit(0);
});
$loop->delay(0, static fn () => $fiber->start());
$loop->run();
