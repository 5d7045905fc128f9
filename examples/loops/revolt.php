<?php
// A WsClient in a program on Revolt (AMPHP and others), to be copied: what waits suspends its fiber, not the process.

declare(strict_types=1);

use Revolt\EventLoop;

final class OnRevolt
{
    /** As new WsClient(…), with the same arguments and exceptions. */
    public static function open(string $url, mixed ...$arguments): WsClient
    {
        $opening = WsClient::open($url, ...$arguments);
        self::wait($opening->getStream());
        return $opening->finish();
    }

    /**
     * The messages, until the peer closes normally; any other end is an exception, as from poll(). One fiber iterates;
     * every fiber may call trySend(): what the socket does not take is sent while that fiber waits.
     *
     * @return Generator<int, string>
     */
    public static function messages(WsClient $ws): Generator
    {
        $stream = $ws->getStream();
        do {
            self::wait($stream);
            yield from $messages = $ws->poll();
        } while ($messages !== [] || $ws->isOpen());
    }

    /** Suspends the current fiber until the stream is readable. */
    private static function wait(mixed $stream): void
    {
        $suspension = EventLoop::getSuspension();
        $callback = EventLoop::onReadable($stream, static function (string $callback) use ($suspension): void {
            EventLoop::cancel($callback);
            $suspension->resume();
        });
        try {
            $suspension->suspend();
        } finally {
            EventLoop::cancel($callback);
        }
    }
}
