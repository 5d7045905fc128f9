<?php
// The rows of the benchmarks: what is done, how often between two looks at the clock, and against whom.
declare(strict_types=1);

/** One row. */
final class Row
{
    /**
     * @param string $scheme ws, wss, or cold: TLS without resumption
     * @param array<string, ?float> $against other sides, each with the ratio to reach; the first is run next to ours
     * @param ?string $needs what the extension must have: a method, or an argument of the constructor as $name
     * @param string $server which of Servers
     * @param ?float $calls how many system calls a message may take
     * @param ?string $ceiling a side whose own ratio to another is enough for us too, where that is below a target
     */
    public function __construct(
        public readonly string $title,
        public readonly string $work,
        public readonly string $path,
        public readonly int $size,
        public readonly string $kind,
        public readonly int $batch,
        public readonly array $against,
        public readonly string $scheme = 'ws',
        public readonly ?string $needs = null,
        public readonly string $server = 'own',
        public readonly ?float $calls = null,
        public readonly ?string $ceiling = null,
    ) {}

    /** The same row against another build of the extension alone. */
    public function againstBefore(): self
    {
        // What idle connections need is measured in KiB, not as a ratio.
        $against = $this->work === 'hold' ? ['before' => null] + $this->against : ['before' => 0.98];
        return new self($this->title, $this->work, $this->path, $this->size, $this->kind, $this->batch,
            array_diff_key($against, ['tungstenite' => null]), $this->scheme, $this->needs, $this->server, $this->calls);
    }

    /** What the other sides do for this work: they know neither poll() nor sendAll(). */
    public function workOf(string $side): string
    {
        return in_array($side, ['wsclient', 'before'], true) ? $this->work : ['poll' => 'receive', 'send-all' => 'send'][$this->work] ?? $this->work;
    }
}

/** @return array<string, Row> */
function rows(): array
{
    $names = ['64' => 64, '1k' => 1024, '4k' => 4096, '64k' => 65536, '1m' => 1 << 20];
    $titles = ['64' => '64 B', '1k' => '1 KiB', '4k' => '4 KiB', '64k' => '64 KiB', '1m' => '1 MiB'];
    $batches = ['64' => 1024, '1k' => 256, '4k' => 64, '64k' => 16, '1m' => 16];
    // Text is what most programs exchange; the two large sizes are compared with bare bytes, so they are bytes.
    $kinds = ['64' => 'text', '1k' => 'text', '4k' => 'text', '64k' => 'binary', '1m' => 'binary'];
    $clients = ['phrity', 'amphp', 'pawl', 'workerman', 'swoole'];
    $php = array_fill_keys($clients, null);
    $others = array_fill_keys(['websockets', 'picows', 'ws'], null) + $php;
    $row = static fn (string $title, string $work, string $path, string $name, array $against, string $scheme = 'ws') =>
        new Row("$title {$titles[$name]} $scheme", $work, $path, $names[$name], $kinds[$name], $batches[$name], $against, $scheme);

    $rows = [];
    $receive = static fn (string $name, array $against, string $scheme = 'ws', string $title = 'receive', string $work = 'receive') =>
        $row($title, $work, "/receive/$names[$name]/$kinds[$name]", $name, $against, $scheme);
    $rows['receive-64'] = $receive('64', ['tungstenite' => 1.8] + $others);
    $rows['poll-64'] = $receive('64', ['tungstenite' => 1.8], title: 'poll', work: 'poll');
    $rows['receive-1k'] = $receive('1k', ['tungstenite' => 1.1]);
    $rows['receive-64k'] = $receive('64k', ['raw' => 0.95, 'tungstenite' => null]);
    $rows['receive-1m'] = $receive('1m', ['raw' => 0.95, 'tungstenite' => null] + $others);
    $rows['receive-1m-text'] = new Row('receive 1 MiB text ws', 'receive', '/receive/1048576/text', 1 << 20, 'text', 2,
        ['tungstenite' => 1.1, 'raw' => null]);
    $rows['receive-64-tls'] = $receive('64', ['tungstenite' => null] + $php, 'wss');
    $rows['receive-1k-tls'] = $receive('1k', ['tungstenite' => 1.1], 'wss');
    $rows['receive-64k-tls'] = $receive('64k', ['tungstenite' => 1.1, 'raw' => null], 'wss');
    $rows['receive-1m-tls'] = $receive('1m', ['raw' => 0.95, 'tungstenite' => null], 'wss');

    // One round trip is long compared with reading the clock. The raw loop needs two system calls for a short one.
    $echo = static fn (string $name, array $against, string $scheme = 'ws', string $server = 'own', string $where = '') =>
        new Row("round trip {$titles[$name]} $scheme$where", 'echo', '/echo', $names[$name], $kinds[$name], 16, $against,
            $scheme, server: $server, calls: $name === '64' ? 2.0 : null, ceiling: 'raw');
    $faster = array_fill_keys($clients, 1.15) + $others;
    $rows['echo-64'] = $echo('64', ['raw' => 0.97, 'tungstenite' => null] + $faster);
    $rows['echo-4k'] = $echo('4k', ['raw' => null, 'tungstenite' => null]);
    $rows['echo-64k'] = $echo('64k', ['raw' => 0.97, 'tungstenite' => null]);
    $rows['echo-64-tls'] = $echo('64', ['raw' => 1.0, 'tungstenite' => null], 'wss');
    $rows['echo-64k-tls'] = $echo('64k', ['raw' => null, 'tungstenite' => null], 'wss');
    $same = static fn (string $name, array $against, string $scheme = 'ws') =>
        $echo($name, $against, $scheme, 'own-same-core', ', all on one core');
    $rows['echo-64-core'] = $same('64', ['raw' => 0.97, 'tungstenite' => null]);
    $rows['echo-64k-core'] = $same('64k', ['raw' => 0.97, 'tungstenite' => null]);
    $rows['echo-64-tls-core'] = $same('64', ['raw' => 1.0, 'tungstenite' => null], 'wss');

    // Servers as they are deployed. They are slower than ours, so the ratios are nearer to 1.
    foreach (['node' => 'node-ws', 'uws' => 'uwebsockets'] as $short => $server) {
        $there = ", server $server";
        $rows["echo-64-$short"] = $echo('64', ['raw' => 0.97, 'tungstenite' => null] + $php, server: $server, where: $there);
        $rows["echo-64k-$short"] = $echo('64k', ['raw' => 0.97, 'tungstenite' => null], server: $server, where: $there);
        $rows["send-64-$short"] = new Row("send 64 B ws$there", 'send', '/send', 64, 'text', 1024,
            ['tungstenite' => null, 'raw' => null] + $php, server: $server);
    }

    $send = static fn (string $name, array $against, string $scheme = 'ws') =>
        $row('send', 'send', '/send', $name, $against, $scheme);
    $rows['send-64'] = $send('64', ['tungstenite' => 1.0, 'raw' => null] + $others);
    $rows['send-1k'] = $send('1k', ['tungstenite' => 1.0, 'raw' => null]);
    $rows['send-64k'] = $send('64k', ['raw' => 0.9, 'tungstenite' => null]);
    $rows['send-1m'] = $send('1m', ['raw' => 0.9, 'tungstenite' => null]);
    $rows['send-64-tls'] = $send('64', ['tungstenite' => null, 'raw' => null] + $php, 'wss');
    $rows['send-1k-tls'] = $send('1k', ['tungstenite' => null, 'raw' => null], 'wss');
    $rows['send-64k-tls'] = $send('64k', ['raw' => null, 'tungstenite' => null], 'wss');
    $rows['send-1m-tls'] = $send('1m', ['raw' => null, 'tungstenite' => null], 'wss');
    // The send() of pawl, and of workerman over TLS, only fills a buffer, so that many messages go to the kernel
    // at once, as with sendAll().
    $all = static fn (string $scheme, array $against) =>
        new Row("sendAll 64 B, 1000 at once, $scheme", 'send-all', '/send', 64, 'text', 1000, $against, $scheme, 'sendAll');
    $rows['send-all-64'] = $all('ws', ['send' => 10.0, 'pawl' => null]);
    $rows['send-all-64-tls'] = $all('wss', ['send' => null, 'pawl' => null, 'workerman' => null]);

    // The time that the library needs alone and the time of the same messages without compression, added up.
    $json = static fn (string $title, string $work, string $path, float $target) =>
        new Row($title, $work, $path, 4096, 'json', 64, ['flate2+plain' => $target], needs: '$compression');
    $rows['receive-json'] = $json('receive 4 KiB of JSON, compressed, ws', 'receive', '/receive/4096/json', 0.9);
    $rows['send-json'] = $json('send 4 KiB of JSON, compressed, ws', 'send', '/send/json', 0.95);

    $connect = static fn (string $title, string $scheme, array $against) =>
        new Row($title, 'connect', '/connect', 1, 'text', 4, $against, $scheme);
    $rows['connect'] = $connect('connect ws', 'ws', ['tungstenite' => 1.0, 'raw' => null] + $others);
    $rows['connect-tls-cold'] = $connect('connect wss, cold', 'cold', ['tungstenite' => null] + $php);
    $rows['connect-tls-resumed'] = $connect('connect wss, resumed', 'wss', ['tungstenite' => 1.0] + $php);
    return $rows + held();
}

/** @return array<string, Row> many connections that are open and do nothing; the targets are KiB of memory each */
function held(): array
{
    $row = static fn (string $scheme, float $target) =>
        new Row("idle $scheme", 'hold', '/hold', 1, 'text', 1, ['wsclient' => $target, 'tungstenite' => null], $scheme);
    return ['idle' => $row('ws', 8.0), 'idle-tls' => $row('wss', 48.0)];
}
