<?php
// Measures this extension.
declare(strict_types=1);

require __DIR__ . '/sample.php';

$options = new Options(array_slice($argv, 1));
// As a program would write it: without arguments where there are none to pass.
$arguments = [];
if (str_starts_with($options->url, 'wss')) {
    $arguments['tls'] = ['cafile' => $options->cafile];
}
if ($options->compression !== null) {
    $arguments['compression'] = $options->compression;
}
$connect = static fn () => new WsClient($options->url, ...$arguments);

if ($options->work === 'connect') {
    sample($options, static function (int $times) use ($connect): int {
        for ($i = 0; $i < $times; $i++) {
            $connect();
        }
        return $times;
    });
    exit(0);
}
if (in_array($options->work, ['timed', 'wakeup', 'open', 'construct'], true)) {
    require __DIR__ . '/loops.php';
    ($options->work)($options, $arguments);
    exit(0);
}
if ($options->work === 'hold') {
    hold($options, $connect);
    exit(0);
}

$ws = $connect();
// The works "ring" and "sweep" use many.
$all = [$ws];
while (count($all) < $options->connections) {
    $all[] = $connect();
}
$next = 0;
$payload = $options->payload();
$received = 0;
$last = '';

// Each loop calls the methods as a program would, so text and binary have their own.
$batch = match ($options->work) {
    'receive' => static function (int $times) use ($ws, &$received, &$last): int {
        $bytes = 0;
        for ($i = 0; $i < $times; $i++) {
            $message = $ws->receive();
            $bytes += strlen($message);
        }
        $received += $bytes;
        $last = $message;
        return $times;
    },
    'poll' => static function (int $times) use ($ws, &$received, &$last): int {
        $stream = $ws->getStream();
        [$count, $bytes] = [0, 0];
        while ($count < $times) {
            $messages = $ws->poll();
            if ($messages === []) {
                [$read, $write, $except] = [[$stream], null, null];
                stream_select($read, $write, $except, 10);
                continue;
            }
            foreach ($messages as $message) {
                $bytes += strlen($message);
                $count++;
            }
        }
        $received += $bytes;
        $last = $message;
        return $count;
    },
    'send' => $options->text
        ? static function (int $times) use ($ws, $payload): int {
            for ($i = 0; $i < $times; $i++) {
                $ws->send($payload);
            }
            return $times;
        }
        : static function (int $times) use ($ws, $payload): int {
            for ($i = 0; $i < $times; $i++) {
                $ws->sendBinary($payload);
            }
            return $times;
        },
    'send-all' => static function (int $times) use ($ws, $payload): int {
        $ws->sendAll(array_fill(0, $times, $payload));
        return $times;
    },
    'echo' => $options->text
        ? static function (int $times) use ($ws, $payload, &$received, &$last): int {
            $bytes = 0;
            for ($i = 0; $i < $times; $i++) {
                $ws->send($payload);
                $message = $ws->receive();
                $bytes += strlen($message);
            }
            $received += $bytes;
            $last = $message;
            return $times;
        }
        : static function (int $times) use ($ws, $payload, &$received, &$last): int {
            $bytes = 0;
            for ($i = 0; $i < $times; $i++) {
                $ws->sendBinary($payload);
                $message = $ws->receive();
                $bytes += strlen($message);
            }
            $received += $bytes;
            $last = $message;
            return $times;
        },
    // A round trip on one connection after the other.
    'ring' => static function (int $times) use ($all, $payload, &$next, &$received, &$last): int {
        [$bytes, $at, $count] = [0, $next, count($all)];
        for ($i = 0; $i < $times; $i++) {
            $ws = $all[$at];
            $ws->sendBinary($payload);
            $message = $ws->receive();
            $bytes += strlen($message);
            if (++$at === $count) {
                $at = 0;
            }
        }
        [$next, $last] = [$at, $message];
        $received += $bytes;
        return $times;
    },
    // A round trip on all of them at the same time.
    'sweep' => static function (int $times) use ($all, $payload, &$received, &$last): int {
        $bytes = 0;
        for ($i = 0; $i < $times; $i += count($all)) {
            foreach ($all as $ws) {
                $ws->sendBinary($payload);
            }
            foreach ($all as $ws) {
                $message = $ws->receive();
                $bytes += strlen($message);
            }
        }
        $received += $bytes;
        $last = $message;
        return $times;
    },
};

sample($options, $batch, static function (int $total) use ($options, $ws, $payload, &$received, &$last): void {
    if (str_starts_with($options->work, 'send')) {
        $ws->send(COUNT);
        check(sums($options, $total), $ws->receive(10.0));
        return;
    }
    check($total * $options->size, $received);
    check($payload, $last);
});
