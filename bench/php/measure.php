<?php
// Measures a PHP library, given how it connects, sends, receives and closes.
declare(strict_types=1);

require __DIR__ . '/sample.php';

/**
 * The receive() of a client that gives one message at a time.
 *
 * @param Closure(object): string $next its next payload
 * @return Closure(object, int): array{int, int, string}
 */
function one_by_one(Closure $next): Closure
{
    return static function (object $client, int $times) use ($next): array {
        $bytes = 0;
        for ($i = 0; $i < $times; $i++) {
            $message = $next($client);
            $bytes += strlen($message);
        }
        return [$times, $bytes, $message];
    };
}

/**
 * A closure more per message is nothing beside what these libraries do for it.
 *
 * @param Closure(): object $connect
 * @param Closure(object, string, bool): mixed $send the payload, and whether it is text; waits while a buffer is full
 * @param Closure(object, int): array{int, int, string} $receive at least so many messages: how many, their bytes, and
 *     the last. Not a list: to get memory for more messages of 1 MiB takes as long as to receive them
 * @param Closure(object): mixed $close
 */
function measure(
    Options $options,
    Closure $connect,
    Closure $send,
    Closure $receive,
    Closure $close,
): void {
    if ($options->work === 'connect') {
        sample($options, static function (int $times) use ($connect, $close): int {
            for ($i = 0; $i < $times; $i++) {
                $close($connect());
            }
            return $times;
        });
        return;
    }
    $client = $connect();
    $payload = $options->payload();
    [$received, $last] = [0, ''];
    $sums = static function (int $total) use ($client, $options, $send, $receive): void {
        $send($client, COUNT, true);
        check(sums($options, $total), $receive($client, 1)[2]);
    };
    $take = static function (int $times) use ($client, $receive, &$received, &$last): int {
        [$count, $bytes, $last] = $receive($client, $times);
        $received += $bytes;
        return $count;
    };
    $batch = match ($options->work) {
        'receive' => $take,
        'send' => static function (int $times) use ($client, $options, $payload, $send): int {
            for ($i = 0; $i < $times; $i++) {
                $send($client, $payload, $options->text);
            }
            return $times;
        },
        'echo' => static function (int $times) use ($client, $options, $payload, $send, $take): int {
            for ($i = 0; $i < $times; $i++) {
                $send($client, $payload, $options->text);
                $take(1);
            }
            return $times;
        },
    };
    sample($options, $batch, static function (int $total) use ($options, $payload, $sums, &$received, &$last): void {
        if ($options->work === 'send') {
            $sums($total);
            return;
        }
        check($total * $options->size, $received);
        check($payload, $last);
    });
}
