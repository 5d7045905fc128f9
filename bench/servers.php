<?php
// The servers that clients talk to: our native one on a core of its own or on the client's, and those of others.
declare(strict_types=1);

/** Starts each server when a row asks for it first. */
final class Servers
{
    /** The constants of PHP need an extension. */
    private const SIGCONT = 18;
    private const SIGSTOP = 19;

    /** @var array<string, array{resource, array<int, resource>, array<string, string>}> process, pipes, ports by scheme */
    private array $running = [];

    /**
     * @param string $native the program bench-server
     * @param string $installed where the packages of other languages are
     * @param string $cafile where the native servers write their certificates, with a suffix
     * @param ?int $core the server's own core
     * @param ?int $client_core the core that the clients are pinned to
     */
    public function __construct(
        private readonly string $native,
        private readonly string $installed,
        private readonly string $cafile,
        private readonly ?int $core,
        private readonly ?int $client_core,
    ) {}

    /** Why a server cannot be started, or null. */
    public function lacks(string $name): ?string
    {
        return match ($name) {
            'own', 'own-second' => null,
            'own-same-core' => pinned_to($this->client_core) === [] ? 'nothing to pin to one core with' : null,
            'node-ws' => is_dir("$this->installed/node/node_modules/ws") ? null : 'the server ws for node is not installed',
            'uwebsockets' => is_file("$this->installed/python-server/bin/python")
                ? null : 'the server socketify for Python is not installed',
        };
    }

    /** The port of a server for ws, wss, or cold, which is TLS without resumption; parallel, parallel-cold: many at a time. */
    public function port(string $name, string $scheme): string
    {
        $this->running[$name] ??= $this->start($name);
        return $this->running[$name][2][$scheme] ?? throw new RuntimeException("the server $name has no $scheme");
    }

    /** The certificate to trust. */
    public function cafile(string $name): string
    {
        return "$this->cafile.$name";
    }

    /** Stops a server as kill -STOP does: the kernel still accepts connections for it. */
    public function pause(string $name): void
    {
        proc_terminate($this->running[$name][0], self::SIGSTOP);
    }

    public function resume(string $name): void
    {
        proc_terminate($this->running[$name][0], self::SIGCONT);
    }

    public function stop(): void
    {
        // Each ends with its standard input.
        foreach ($this->running as $name => [$process, $pipes]) {
            $this->resume($name);
            fclose($pipes[0]);
            proc_close($process);
        }
        $this->running = [];
    }

    /** @return array{resource, array<int, resource>, array<string, string>} */
    private function start(string $name): array
    {
        $command = match ($name) {
            'own', 'own-second', 'own-same-core' => [$this->native, $this->cafile($name)],
            'node-ws' => ['node', __DIR__ . '/node/ws_server.mjs', "$this->installed/node/node_modules/ws/wrapper.mjs"],
            'uwebsockets' => ["$this->installed/python-server/bin/python", __DIR__ . '/python/socketify_server.py'],
        };
        $pin = pinned_to($name === 'own-same-core' ? $this->client_core : $this->core);
        $process = proc_open([...$pin, ...$command], [['pipe', 'r'], ['pipe', 'w']], $pipes);
        $ports = [];
        // What a package prints before does not matter.
        while ($ports === [] && ($line = fgets($pipes[1])) !== false) {
            if (preg_match_all('/\b(ws|wss|cold|parallel|parallel-cold)=(\d+)/', $line, $found)) {
                $ports = array_combine($found[1], $found[2]);
            }
        }
        $ports !== [] || throw new RuntimeException("the server $name did not start");
        return [$process, $pipes, $ports];
    }
}
