<?php
// WsClients in plain fibers, to be copied: a fiber that waits suspends with the stream that it waits for.

declare(strict_types=1);

final class OnFibers
{
    /** Runs all tasks at the same time, each in a fiber, until the last has ended. */
    public static function run(callable ...$tasks): void
    {
        $fibers = array_map(static fn (callable $task): Fiber => new Fiber($task), array_values($tasks));
        $streams = array_map(static fn (Fiber $fiber): mixed => $fiber->start(), $fibers);
        while ($fibers = array_filter($fibers, static fn (Fiber $fiber): bool => !$fiber->isTerminated())) {
            [$readable, $none] = [array_intersect_key($streams, $fibers), null];
            // A signal ends the wait too.
            if (@stream_select($readable, $none, $none, null) > 0) {
                foreach (array_keys($readable) as $key) {
                    $streams[$key] = $fibers[$key]->resume();
                }
            }
        }
    }

    /** As new WsClient(…), with the same arguments and exceptions. */
    public static function open(string $url, mixed ...$arguments): WsClient
    {
        $opening = WsClient::open($url, ...$arguments);
        Fiber::suspend($opening->getStream());
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
            Fiber::suspend($stream);
            yield from $messages = $ws->poll();
        } while ($messages !== [] || $ws->isOpen());
    }
}
