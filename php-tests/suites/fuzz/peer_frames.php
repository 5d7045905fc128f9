<?php
// What the peer does once a connection is upgraded: frames, right and wrong, and ends of every kind.
declare(strict_types=1);

const CONTINUATION = 0;
const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

function frame(int $opcode, string $payload, bool $final = true, int $reserved = 0, bool $masked = false): string
{
    $length = strlen($payload);
    $mask = $masked ? 0x80 : 0;
    $head = chr(($final ? 0x80 : 0) | ($reserved << 4) | $opcode) . match (true) {
        $length < 126 => chr($mask | $length),
        $length < 65536 => chr($mask | 126) . pack('n', $length),
        default => chr($mask | 127) . pack('J', $length),
    };
    return $head . ($masked ? "\0\0\0\0" : '') . $payload;
}

/** Takes the first whole frame of a client out of the bytes. @return array{int, string}|null opcode and payload */
function take_frame(string &$bytes): ?array
{
    if (strlen($bytes) < 6) {
        return null;
    }
    $length = ord($bytes[1]) & 0x7f;
    $at = 2;
    if ($length === 126) {
        $length = unpack('n', $bytes, 2)[1];
        $at = 4;
    } elseif ($length === 127) {
        if (strlen($bytes) < 14) {
            return null;
        }
        $length = unpack('J', $bytes, 2)[1];
        $at = 10;
    }
    if (strlen($bytes) < $at + 4 + $length) {
        return null;
    }
    $mask = substr($bytes, $at, 4);
    $payload = substr($bytes, $at + 4, $length) ^ str_repeat($mask, intdiv($length, 4) + 1);
    $frame = [(ord($bytes[0]) & 0x7f), $payload];
    $bytes = substr($bytes, $at + 4 + $length);
    return $frame;
}

/** A message in up to five fragments, now and then with control frames between. */
function fragmented(RandomSource $random, int $opcode, string $payload): string
{
    $frames = '';
    $count = $random->int(1, 5);
    for ($number = 1; $number <= $count; $number++) {
        $length = $number === $count ? strlen($payload) : $random->int(0, strlen($payload));
        $frames .= frame($number === 1 ? $opcode : CONTINUATION, substr($payload, 0, $length), $number === $count);
        $payload = substr($payload, $length);
        if ($random->chance(20)) {
            $frames .= frame($random->pick([PING, PONG]), $random->bytes($random->int(0, 10)));
        }
    }
    return $frames;
}

function message(RandomSource $random): string
{
    $length = $random->pick([0, 1, 5, 125, 126, 1000, 65535, 65536, 200_000, 1_000_000]);
    return $random->chance(50)
        ? frame(TEXT, str_repeat($random->pick(['a', 'ä', '€', "\u{1F600}"]), $length >> 2))
        : frame(BINARY, str_repeat($random->bytes(8), $length >> 3));
}

/** Answers what the client has sent, so that echo, ping and close work. A seed decides what it leaves out. */
function converse(Connection $connection, int $leaves): void
{
    while (($frame = take_frame($connection->in)) !== null) {
        [$opcode, $payload] = $frame;
        if (strlen($connection->out) > MOST) {
            continue;
        }
        if (($opcode === TEXT || $opcode === BINARY) && !($leaves & 1)) {
            $connection->out .= frame($opcode, $payload);
        } elseif ($opcode === PING && !($leaves & 2)) {
            $connection->out .= frame(PONG, $payload);
        } elseif ($opcode === CLOSE && !($leaves & 4)) {
            $connection->out .= frame(CLOSE, $payload);
            $connection->ending = true;
        }
    }
}

/** A compressed message, if that was agreed on: right, cut, with other bytes, or one that inflates to a lot. */
function compressed(RandomSource $random): string
{
    $context = deflate_init(ZLIB_ENCODING_RAW);
    $payload = $random->chance(15) ? str_repeat("\0", 20_000_000) : str_repeat($random->word(20), $random->int(0, 3000));
    $bytes = substr(deflate_add($context, $payload, ZLIB_SYNC_FLUSH), 0, -4);
    if ($random->chance(40)) {
        $bytes = $random->pick([
            substr($bytes, 0, $random->int(0, strlen($bytes))), $random->bytes($random->int(0, 300)), "$bytes\x01\0\0\xff\xff", "\x03\0$bytes",
        ]);
    }
    return frame($random->pick([TEXT, BINARY]), $bytes, true, 4);
}

/** The steps behind the 101. */
function talk(Connection $connection, RandomSource $random, bool $deflate, string $request): Generator
{
    $leaves = $random->chance(75) ? 0 : $random->int(1, 7);
    $wait = function (float $seconds) use ($connection, $leaves) {
        $until = microtime(true) + $seconds;
        return function () use ($connection, $leaves, $until) {
            converse($connection, $leaves);
            return microtime(true) >= $until;
        };
    };
    $actions = [
        'message' => 14, 'fragmented' => 6, 'pings' => 4, 'pongs' => 2, 'empty' => 2, 'pause' => 16, 'flood' => 3, 'mutated' => 5, 'noise' => 2,
        'close' => 3, 'fin' => 2, 'reset' => 1, 'half' => 3, 'drip' => 3, 'deaf' => 1, 'wrong' => 4, 'split' => 4,
    ] + ($deflate ? ['compressed' => 12] : []);
    if ($random->chance(4)) {
        // Before anything else: inside of a message, what a server sends back is only what it sends back.
        $connection->out .= $random->pick([
            frame(CLOSE, pack('n', 1008) . substr(rawurldecode($request), 0, 120)), $request, "HTTP/1.1 400 Bad Request\r\n\r\n$request",
        ]);
    }
    for ($steps = $random->int(0, 8); $steps > 0; $steps--) {
        $action = $random->weighted($actions);
        if ($action === 'flood') {
            yield from flood($connection, $random, 100_000);
            continue;
        }
        $connection->out .= match ($action) {
            'message' => str_repeat(message($random), $random->chance(70) ? 1 : 3),
            'fragmented' => fragmented($random, $random->pick([TEXT, BINARY]), str_repeat($random->chance(90) ? 'ä' : "\xe4", $random->int(0, 5000))),
            'pings' => str_repeat(frame(PING, $random->bytes($random->int(0, 125))), $random->int(1, 200)),
            'pongs' => frame(PONG, $random->bytes($random->int(0, 125))),
            'empty' => frame(TEXT, '', false) . str_repeat(frame(CONTINUATION, '', false), $random->int(0, 2000)) . frame(CONTINUATION, 'end'),
            'mutated' => mutated($random, message($random) . frame(PING, 'p')),
            'noise' => $random->bytes($random->int(1, 300)),
            'close' => frame(CLOSE, closing($random)),
            'half' => substr(message($random), 0, $random->int(1, 3)),
            'compressed' => compressed($random),
            'wrong' => $random->pick([
                frame(TEXT, "\xff"), frame(3, 'x'), frame(11, 'x'), frame(PING, str_repeat('p', 126)), frame(PING, 'p', false), frame(CONTINUATION, 'x'),
                frame(TEXT, 'a', false) . frame(TEXT, 'b'), frame(TEXT, 'x', true, 2), frame(TEXT, 'x', true, 4), frame(TEXT, 'masked', true, 0, true),
                "\x81\x7e\0\x05hello", "\x82\x7f\x80" . str_repeat("\0", 7), "\x82\x7f" . pack('J', PHP_INT_MAX) . 'x', "\x82\x7f" . pack('J', 67108864) . 'x',
            ]),
            default => '',
        };
        switch ($action) {
            case 'close':
            case 'fin':
                yield fn () => $connection->out === '';
                $connection->ending = $action === 'fin' || $random->chance(80);
                break;
            case 'reset':
                // A socket that is closed with bytes that nobody read sends RST.
                $connection->reading = false;
                yield 0.03;
                $connection->gone = true;
                return;
            case 'half':
                yield $wait(0.05);
                $connection->ending = $random->chance(50);
                break;
            case 'drip':
                $connection->rate = $random->int(1, 20);
                break;
            case 'deaf':
                $connection->reading = false;
                break;
            case 'pause':
                yield $wait($random->pick([0.001, 0.005, 0.02, 0.1]));
                break;
            case 'split':
                foreach (str_split(substr(message($random), 0, 2000), $random->int(1, 500)) as $part) {
                    $connection->out .= $part;
                    yield fn () => $connection->out === '';
                    yield 0.001;
                }
                break;
        }
        yield fn () => strlen($connection->out) < 1_000_000;
    }
    yield $wait(LIFETIME);
}

/** Sends the same frame over and over. */
function flood(Connection $connection, RandomSource $random, int $most): Generator
{
    $frame = $random->pick([
        frame(PING, 'flood'), frame(PONG, ''), frame(TEXT, ''), frame(BINARY, 'x'), frame(CONTINUATION, '', false), frame(TEXT, str_repeat('f', 100)),
        frame(TEXT, str_repeat('f', 1000)), frame(BINARY, str_repeat('f', 20_000)), frame(TEXT, str_repeat('f', 300_000)),
    ]);
    $connection->out .= $frame[0] === "\0" ? frame(TEXT, '', false) : '';
    $each = str_repeat($frame, intdiv(30_000, strlen($frame)) + 1);
    for ($sent = 0; $sent < $most; $sent += strlen($each)) {
        $connection->out .= $each;
        yield fn () => strlen($connection->out) < 500_000;
    }
}

/** The payload of a close frame. */
function closing(RandomSource $random): string
{
    $code = $random->pick([1000, 1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1011, 1012, 1013, 1015, 3000, 4000, 4999, 5000, 0, 999, 65535]);
    return $random->pick(['', pack('n', $code), pack('n', $code) . 'reason', pack('n', $code) . "\xff", "\x03", pack('n', $code) . str_repeat('r', 123)]);
}

function mutated(RandomSource $random, string $bytes): string
{
    for ($times = $random->int(1, 4); $times > 0; $times--) {
        // Where it matters: at the start, where the heads are.
        $at = $random->int(0, min(strlen($bytes) - 1, $random->chance(70) ? 20 : 1 << 20));
        $bytes = match ($random->int(0, 3)) {
            0 => substr_replace($bytes, $random->bytes(1), $at, 1),
            1 => substr_replace($bytes, '', $at, $random->int(1, 5)),
            2 => substr_replace($bytes, $random->bytes($random->int(1, 5)), $at, 0),
            3 => substr_replace($bytes, chr(ord($bytes[$at]) ^ (1 << $random->int(0, 7))), $at, 1),
        };
        $bytes = $bytes === '' ? "\0" : $bytes;
    }
    return $bytes;
}
