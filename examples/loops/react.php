<?php
// A WsClient in a program on ReactPHP, to be copied: a promise of the open connection, and callbacks for its messages.

declare(strict_types=1);

use React\EventLoop\Loop;
use React\Promise\{Promise, PromiseInterface};

final class OnReact
{
    /**
     * As new WsClient(…), with the same arguments; the promise is rejected with its exception. Cancelling it ends the attempt.
     *
     * @return PromiseInterface<WsClient>
     */
    public static function open(string $url, mixed ...$arguments): PromiseInterface
    {
        $opening = WsClient::open($url, ...$arguments);
        $stream = $opening->getStream();
        return new Promise(static function (callable $resolve, callable $reject) use ($opening, $stream): void {
            Loop::addReadStream($stream, static function () use ($opening, $stream, $resolve, $reject): void {
                Loop::removeReadStream($stream);
                try {
                    $resolve($opening->finish());
                } catch (WsClient\ConnectException $failure) {
                    $reject($failure);
                }
            });
        }, static function () use ($opening, $stream): never {
            Loop::removeReadStream($stream);
            $opening->cancel();
            throw new RuntimeException('the attempt to connect was cancelled');
        });
    }

    /**
     * Calls $message with each payload, and once $end: with null after a normal end, otherwise with the exception of poll().
     * To send, call trySend(): what the socket does not take is sent by the loop.
     *
     * @param callable(string): void $message
     * @param callable(?WsClient\WsClientException): void $end
     */
    public static function listen(WsClient $ws, callable $message, callable $end): void
    {
        Loop::addReadStream($ws->getStream(), static function (mixed $stream) use ($ws, $message, $end): void {
            $failure = null;
            try {
                $messages = $ws->poll();
            } catch (WsClient\WsClientException $failure) {
                $messages = [];
            }
            if ($messages === [] && ($failure !== null || !$ws->isOpen())) {
                Loop::removeReadStream($stream);
                $end($failure);
            }
            foreach ($messages as $payload) {
                $message($payload);
            }
        });
    }
}
