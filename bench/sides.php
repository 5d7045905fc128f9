<?php
// The programs that a row compares: how each is started, and why one cannot be.
declare(strict_types=1);

/** Finds the sides and starts them. */
final class Sides
{
    private readonly string $folder;
    private readonly string $strace;

    /** @var array<string, bool> whether PHP has an extension that a package needs */
    private array $extensions = [];

    /**
     * @param list<string> $ours the command of PHP with the extension
     * @param string $native the program bench-client
     * @param string $counter the program bench-count
     * @param string $installed where the packages of other languages are
     * @param list<string> $pin what to put in front of a command
     * @param ?list<string> $before the command of PHP with another build of the extension
     */
    public function __construct(
        private readonly array $ours,
        private readonly string $native,
        private readonly string $counter,
        private readonly string $installed,
        private readonly array $pin,
        private readonly ?array $before = null,
    ) {
        $this->folder = __DIR__;
        $this->strace = trim((string) shell_exec('command -v strace'));
    }

    /**
     * The command of a side, or the reason why there is none.
     *
     * @return list<string>|string
     */
    public function command(string $side): array|string
    {
        return match ($side) {
            // "send" is this extension too, doing the same with calls of send().
            'wsclient', 'send', 'plain', 'flate2+plain' => [...$this->ours, "$this->folder/php/wsclient.php"],
            'before' => [...$this->before, "$this->folder/php/wsclient.php"],
            'raw', 'tungstenite', 'flate2' => [$this->native, $side],
            'websockets', 'picows' => $this->python($side),
            'ws' => $this->node(),
            default => $this->php($side),
        };
    }

    /** Why a row cannot be run: the extension has no such method, or its constructor no such $argument. */
    public function lacks(string $what): ?string
    {
        $look = str_starts_with($what, '$')
            ? 'foreach ((new ReflectionMethod("WsClient", "__construct"))->getParameters() as $p)'
                . ' { if ("$" . $p->name === $argv[1]) exit(0); } exit(1);'
            : 'exit((int) !method_exists("WsClient", $argv[1]));';
        $command = implode(' ', array_map(escapeshellarg(...), [...$this->ours, '-r', $look, '--', $what]));
        exec($command, $lines, $status);
        return $status === 0 ? null : "not there yet: $what";
    }

    /** @return list<string>|string */
    private function python(string $side): array|string
    {
        $python = "$this->installed/python/bin/python";
        if (!is_file($python)) {
            return 'not installed';
        }
        return [$python, "$this->folder/python/{$side}_client.py"];
    }

    /** @return list<string>|string */
    private function node(): array|string
    {
        if (!is_dir("$this->installed/node/node_modules/ws")) {
            return 'not installed';
        }
        return ['node', "$this->folder/node/ws_client.mjs", "$this->installed/node/node_modules/ws/wrapper.mjs"];
    }

    /** @return list<string>|string */
    private function php(string $side): array|string
    {
        $packages = [
            'phrity' => 'phrity/websocket',
            'amphp' => 'amphp/websocket-client',
            'pawl' => 'ratchet/pawl',
            'workerman' => 'workerman/workerman',
        ];
        $found = $side === 'swoole' || is_dir("$this->folder/vendor/{$packages[$side]}");
        // phrity calls functions of mbstring without requiring it.
        $extension = ['swoole' => 'swoole', 'phrity' => 'mbstring'][$side] ?? null;
        if ($found && $extension !== null) {
            $found = $this->extensions[$extension] ??= self::hasExtension($extension);
        }
        // With its php.ini, because the packages need extensions that may be shared ones; without the
        // assertions of amphp, as in production, whatever php.ini says.
        return $found
            ? [PHP_BINARY, '-d', 'zend.assertions=-1', "$this->folder/php/$side.php"]
            : 'not installed' . ($side === 'phrity' ? ', or PHP has no mbstring' : '');
    }

    /** Asks another PHP, because this one runs without php.ini. */
    private static function hasExtension(string $name): bool
    {
        exec(escapeshellarg(PHP_BINARY) . ' -r ' . escapeshellarg("exit((int) !extension_loaded('$name'));"), $lines, $status);
        return $status === 0;
    }

    /**
     * Runs a side once.
     *
     * @param array<string, string|int|float> $words
     * @return array{count: int, seconds: float, cpu: float, total: int, ...}
     */
    public function run(string $side, array $words): array
    {
        if (str_contains($side, '+')) {
            // The times of one message of each, added.
            $parts = array_map(fn (string $part): array => $this->run($part, $words), explode('+', $side));
            $each = static fn (string $what): float =>
                array_sum(array_map(static fn (array $part): float => $part[$what] / $part['count'], $parts));
            return ['count' => 1, 'seconds' => $each('seconds'), 'cpu' => $each('cpu'), 'total' => 1];
        }
        return $this->execute($side, [], $words)[0];
    }

    /**
     * What a message takes in system calls, instructions and cycles; null where nothing can count them.
     *
     * A run is compared with one twice as long, so that starting and connecting cancel out.
     *
     * @param array<string, string|int|float> $words with the number of messages as batch
     * @return array{calls: ?float, instructions: ?float, cycles: ?float, kernel: bool}
     */
    public function count(string $side, array $words): array
    {
        [$short, $long] = array_map(
            fn (int $times): array => $this->counted($side, ['seconds' => 0, 'batch' => $times * $words['batch']] + $words),
            [1, 2],
        );
        $messages = $long['total'] - $short['total'];
        $each = static fn (string $what): ?float =>
            isset($long[$what], $short[$what]) && $messages > 0 ? ($long[$what] - $short[$what]) / $messages : null;
        return ['calls' => $each('calls'), 'instructions' => $each('instructions'), 'cycles' => $each('cycles'),
            'kernel' => $long['kernel']];
    }

    /** @return array{total: int, calls: ?int, instructions: ?int, cycles: ?int, kernel: bool} */
    private function counted(string $side, array $words): array
    {
        [$figures, $counts] = $this->execute($side, [$this->counter], $words);
        if ($counts['calls'] === null && $this->strace !== '') {
            $summary = (string) tempnam(sys_get_temp_dir(), 'wsclient-bench');
            $this->execute($side, [$this->strace, '-c', '-f', '-o', $summary, '--'], $words);
            // The columns: share, seconds, microseconds for each call, calls, perhaps errors, "total".
            if (preg_match('/^\s*\S+\s+\S+\s+\S+\s+(\d+)(?:\s+\d+)?\s+total$/m', (string) file_get_contents($summary), $found)) {
                $counts['calls'] = (int) $found[1];
            }
            unlink($summary);
        }
        return ['total' => $figures['total']] + $counts;
    }

    /**
     * Runs a side once below the words in front of it.
     *
     * @param list<string> $front
     * @param array<string, string|int|float> $words
     * @return list<array<string, mixed>> the lines that were printed
     */
    private function execute(string $side, array $front, array $words): array
    {
        if (isset($words['compression'])) {
            $words['compression'] = $side === 'plain' ? 0 : 1;
        }
        $command = [...$this->pin, ...$front, ...$this->command($side)];
        foreach ($words as $name => $value) {
            $command[] = "$name=$value";
        }
        $process = proc_open($command, [1 => ['pipe', 'w'], 2 => ['pipe', 'w']], $pipes);
        if ($process === false) {
            throw new RuntimeException("$side cannot be started");
        }
        $output = $errors = '';
        $end = microtime(true) + 60 + 10 * (float) $words['seconds'];
        // Both are read until they end: a program that writes much must not wait for its reader.
        while ($pipes !== []) {
            $read = $pipes;
            $write = $except = null;
            if ((int) stream_select($read, $write, $except, 1) > 0) {
                foreach ($read as $number => $pipe) {
                    $bytes = (string) fread($pipe, 65536);
                    $number === 1 ? $output .= $bytes : $errors .= $bytes;
                    if (feof($pipe)) {
                        unset($pipes[$number]);
                    }
                }
            }
            if (microtime(true) > $end) {
                proc_terminate($process, 9);
                throw new RuntimeException("$side did not end in time");
            }
        }
        $status = proc_close($process);
        $lines = array_map(static fn (string $line): mixed => json_decode($line, true), explode("\n", trim($output)));
        if ($status !== 0 || in_array(null, $lines, true)) {
            throw new RuntimeException("$side failed with status $status: " . trim("$output\n$errors"));
        }
        return $lines;
    }
}
