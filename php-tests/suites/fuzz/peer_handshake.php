<?php
// What the peer answers to the request for an upgrade, and what it does before there is one.
declare(strict_types=1);

/** The steps of a port that does not wait for a request. */
function early(Connection $connection, string $name): Generator
{
    $random = new RandomSource(5);
    switch ($name) {
        case 'silence':
            yield LIFETIME;
            break;
        case 'hangup':
            $connection->ending = true;
            break;
        case 'reset':
            $connection->reading = false;
            yield 0.02;
            $connection->gone = true;
            break;
        case 'noise':
            $connection->out = $random->bytes(3000);
            yield 0.05;
            $connection->ending = true;
            break;
        case 'banner':
            $connection->out = "220 mail.example ESMTP\r\n";
            yield 0.2;
            break;
        case 'alert':
            $connection->out = "\x15\x03\x03\x00\x02\x02\x28";
            $connection->ending = true;
            break;
        case 'flood':
            for ($sent = 0; $sent < MOST; $sent += 100_000) {
                $connection->out .= str_repeat("HTTP/1.1 200 OK\r\nX: y\r\n", 5000);
                yield fn () => strlen($connection->out) < 500_000;
            }
            break;
    }
}

/** The steps of a port that waits for a request. */
function answer(Connection $connection): Generator
{
    yield fn () => str_contains($connection->in, "\r\n\r\n");
    [$request, $connection->in] = explode("\r\n\r\n", $connection->in, 2);
    preg_match('~^\S+ \S*?/(good|any|bad|flood)/(\d+)~', $request, $path);
    $random = new RandomSource((int) ($path[2] ?? crc32($request)));
    $good = match ($path[1] ?? 'any') {
        'good', 'flood' => true,
        'bad' => false,
        'any' => $random->chance(60),
    };
    [$head, $deflate] = switching($random, $request);
    if (!$good) {
        $head = refusal($random, $request, $head);
    }
    if ($random->chance(8)) {
        $connection->rate = $random->int(3, 60);
    }
    $connection->out .= $head;
    if ($good) {
        if (($path[1] ?? '') === 'flood') {
            yield from flood($connection, $random, MOST);
        }
        yield from talk($connection, $random, $deflate, $request);
        return;
    }
    if ($random->chance(50)) {
        $connection->ending = true;
    } elseif ($random->chance(20)) {
        $connection->reading = false;
        yield fn () => $connection->out === '';
        $connection->gone = true;
    }
    yield LIFETIME;
}

/** @return array{string, bool} a right 101, and whether messages may be compressed */
function switching(RandomSource $random, string $request): array
{
    preg_match('~^Sec-WebSocket-Key: *(\S+)~mi', $request, $key);
    $accept = base64_encode(sha1(($key[1] ?? '') . '258EAFA5-E914-47DA-95CA-C5AB0DC85B11', true));
    $head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: $accept\r\n";
    if (preg_match('~^Sec-WebSocket-Protocol: *([^,\r]+)~mi', $request, $protocol) && $random->chance(70)) {
        $head .= "Sec-WebSocket-Protocol: $protocol[1]\r\n";
    }
    $deflate = extension_loaded('zlib') && stripos($request, 'permessage-deflate') !== false && $random->chance(50);
    if ($deflate) {
        $head .= 'Sec-WebSocket-Extensions: permessage-deflate'
            . $random->pick(['', '; server_no_context_takeover', '; client_no_context_takeover']) . "\r\n";
    }
    if ($random->chance(10)) {
        // What a careless server sends back.
        $head .= 'X-Echo: ' . strtr(substr($request, 0, 3000), "\r\n", '  ') . "\r\n";
    }
    return ["$head\r\n", $deflate];
}

/** An answer that is none, or refuses, or is a 101 with something wrong. */
function refusal(RandomSource $random, string $request, string $head): string
{
    $echo = $random->pick([$request, rawurlencode($request), htmlspecialchars($request), json_encode(explode("\r\n", $request)) ?: '', 'no', '<h1>It works</h1>']);
    $length = $random->chance(60) ? 'Content-Length: ' . strlen($echo) . "\r\n" : '';
    $status = $random->pick([
        '200 OK', '204 No Content', '301 Moved', '302 Found', '307 Temporary', '400 Bad Request', '401 Unauthorized', '403 Forbidden', '404 Not Found',
        '405 No', '426 Upgrade Required', '429 Too Many Requests', '500 Error', '502 Bad Gateway', '503 Unavailable', '504 Timeout', '100 Continue',
        '101 Switching', '999 x', '-1 x', '99999 x', '000', '',
    ]);
    [$line] = explode("\r\n", $request);
    $target = explode(' ', $line)[1] ?? '/';
    $more = $random->pick([
        '', "Location: $target\r\n", "Location: wss://other.example$target\r\n", "WWW-Authenticate: Basic realm=\"" . substr($target, 0, 200) . "\"\r\n",
        "Retry-After: 5\r\n", "Retry-After: 99999999999999999999\r\n", "Server: nginx/1.25\r\n", "Transfer-Encoding: chunked\r\n", "Set-Cookie: a=b\r\n",
        'X-Echo: ' . strtr(substr($request, 0, 3000), "\r\n", '  ') . "\r\n", "Content-Encoding: gzip\r\n", "X-\xff: \xff\r\n", "\xff\xfe: x\r\n", "5: numeric\r\n",
    ]);
    return match ($random->weighted(['status' => 12, 'mutated' => 5, 'cut' => 3, 'accept' => 2, 'twice' => 2, 'noise' => 1, 'huge' => 1, 'header' => 4, 'http2' => 1, 'line' => 2])) {
        'status' => "HTTP/1.1 $status\r\n$more{$length}\r\n$echo",
        'mutated' => mutated($random, $head),
        'cut' => substr($head, 0, $random->int(0, strlen($head) - 1)),
        'accept' => preg_replace('~Accept: \S+~', 'Accept: ' . $random->pick(['', 'x', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=', substr($request, 0, 100)]), $head),
        'twice' => str_replace("\r\n\r\n", "\r\nSec-WebSocket-Accept: x\r\nUpgrade: h2c\r\n\r\n", $head),
        'noise' => $random->bytes($random->int(1, 2000)),
        'huge' => "HTTP/1.1 101 Switching\r\n" . str_repeat('X-Long: ' . str_repeat('y', 1000) . "\r\n", $random->int(10, 200)) . "\r\n",
        'header' => str_replace("\r\n\r\n", "\r\n" . $random->pick([
            "Sec-WebSocket-Protocol: never-offered\r\n", "Sec-WebSocket-Extensions: x-unknown\r\n", "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99\r\n", $more,
            "Sec-WebSocket-Protocol: \xff\r\n", " folded: x\r\n", "no colon\r\n", "\0: x\r\n",
        ]) . "\r\n", $head),
        'http2' => "\0\0\x12\x04\0\0\0\0\0" . str_repeat("\0", 18),
        'line' => $random->pick([$line, "HTTP/1.0 101 x\r\n\r\n", "HTTP/9.9 200 x\r\n\r\n", "ICY 200 OK\r\n\r\n", "\r\n\r\n$head", "HTTP/1.1 101", $request]),
    };
}
