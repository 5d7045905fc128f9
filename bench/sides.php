<?php
// The programs that a row compares: how each is started, and why one cannot be.
declare(strict_types=1);

/** Finds the sides and starts them. */
final class Sides
{
    private readonly string $folder;
    private ?bool $swoole = null;

    /**
     * @param list<string> $ours the command of PHP with the extension
     * @param string $native the program bench-client
     * @param string $installed where the packages of other languages are
     * @param list<string> $pin what to put in front of a command
     * @param ?list<string> $before the command of PHP with another build of the extension
     */
    public function __construct(
        private readonly array $ours,
        private readonly string $native,
        private readonly string $installed,
        private readonly array $pin,
        private readonly ?array $before = null,
    ) {
        $this->folder = __DIR__;
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
        $found = $side === 'swoole'
            ? $this->swoole ??= $this->hasSwoole()
            : is_dir("$this->folder/vendor/{$packages[$side]}");
        // With its php.ini, because the packages need extensions that may be shared ones; without the
        // assertions of amphp, as in production, whatever php.ini says.
        return $found ? [PHP_BINARY, '-d', 'zend.assertions=-1', "$this->folder/php/$side.php"] : 'not installed';
    }

    /** Asks another PHP, because this one runs without php.ini. */
    private function hasSwoole(): bool
    {
        exec(escapeshellarg(PHP_BINARY) . ' -r ' . escapeshellarg('exit((int) !extension_loaded("swoole"));'), $lines, $status);
        return $status === 0;
    }

    /**
     * Runs a side once.
     *
     * @param array<string, string|int|float> $words
     * @return array{count: int, seconds: float, cpu: float, ...}
     */
    public function run(string $side, array $words): array
    {
        if (str_contains($side, '+')) {
            // One message of each, one behind the other.
            $parts = array_map(fn (string $part): array => $this->run($part, $words), explode('+', $side));
            $each = static fn (string $what): float =>
                array_sum(array_map(static fn (array $part): float => $part[$what] / $part['count'], $parts));
            return ['count' => 1, 'seconds' => $each('seconds'), 'cpu' => $each('cpu')];
        }
        if (isset($words['compression'])) {
            $words['compression'] = $side === 'plain' ? 0 : 1;
        }
        $command = [...$this->pin, ...$this->command($side)];
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
        $figures = json_decode($output, true);
        if ($status !== 0 || !is_array($figures)) {
            throw new RuntimeException("$side failed with status $status: " . trim("$output\n$errors"));
        }
        return $figures;
    }
}
