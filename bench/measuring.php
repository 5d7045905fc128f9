<?php
// Runs the sides of a row in turn, and what else is measured about it.
declare(strict_types=1);

/** Measures rows, and keeps which of them failed. */
final class Measuring
{
    /** How many times the latencies of a row are measured; their far end needs many messages, not many runs. */
    private const LATENCY_RUNS = 3;

    /** @var array<string, true> rows with a side that failed */
    public array $failed = [];

    /** @var array<string, true> rows that cannot be run here */
    public array $skipped = [];

    public function __construct(
        private readonly Servers $servers,
        private readonly Sides $sides,
        private readonly Figures $table,
        private readonly int $pairs,
        private readonly float $seconds,
        private readonly int $descriptors,
        private readonly bool $quick,
    ) {}

    public function row(string $name, Row $row): void
    {
        $reason = $this->servers->lacks($row->server) ?? ($row->needs === null ? null : $this->sides->lacks($row->needs));
        if ($reason !== null) {
            $this->table->note($name, $row, 'wsclient', $reason);
            $this->skipped[$name] = true;
            return;
        }
        $present = [];
        foreach (array_keys($row->against) as $side) {
            $command = $this->sides->command($side);
            is_array($command) ? $present[] = $side : $this->table->absent($side, $command);
        }
        try {
            $port = $this->servers->port($row->server, $row->scheme);
        } catch (RuntimeException $error) {
            $this->fail($name, $error);
            $this->table->note($name, $row, 'wsclient', 'failed');
            return;
        }
        $this->table->uses($row->server);
        $row->scheme === 'ws' || $this->table->uses('rustls');
        $words = [
            'url' => ($row->scheme === 'ws' ? 'ws' : 'wss') . "://127.0.0.1:$port$row->path",
            'size' => $row->size,
            'kind' => $row->kind,
            'batch' => $row->batch,
            'seconds' => $this->seconds,
            'cafile' => $this->servers->cafile($row->server),
        ] + ($row->needs === '$compression' ? ['compression' => 1] : []);
        if ($row->work === 'hold') {
            $this->hold($name, $row, $present, $words);
            return;
        }
        $sides = ['wsclient', ...$present];
        $samples = $this->rounds($name, $row, $sides, $this->pairs, $words);
        // What failed would fail again.
        $sides = array_values(array_filter($sides, fn (string $side): bool => count($samples[$side] ?? []) === $this->pairs));
        $latencies = $row->work === 'echo'
            ? $this->rounds($name, $row, $sides, min(self::LATENCY_RUNS, $this->pairs), ['batch' => 1, 'latency' => 1] + $words)
            : [];
        $counts = $this->counts($name, $row, $sides, $words);
        $this->table->compare($name, $row, $present, $samples, $latencies, $counts);
    }

    /**
     * @param list<string> $sides
     * @param array<string, string|int|float> $words
     * @return array<string, array<int, array<string, mixed>>> samples by side and round
     */
    private function rounds(string $name, Row $row, array $sides, int $rounds, array $words): array
    {
        $samples = [];
        for ($round = 0; $round < $rounds; $round++) {
            foreach ($sides as $side) {
                try {
                    $samples[$side][$round] = $this->sides->run($side, ['work' => $row->workOf($side)] + $words);
                } catch (RuntimeException $error) {
                    // It would fail again in each round.
                    $sides = array_values(array_diff($sides, [$side]));
                    $this->fail($name, $error);
                }
            }
            // A B B A: what changes slowly meets both sides alike.
            $sides = array_reverse($sides);
        }
        return $samples;
    }

    /**
     * @param list<string> $sides
     * @param array<string, string|int|float> $words
     * @return array<string, array{calls: ?float, instructions: ?float, cycles: ?float, kernel: bool}>
     */
    private function counts(string $name, Row $row, array $sides, array $words): array
    {
        if ($this->quick && $row->work !== 'echo') {
            return [];
        }
        // Enough messages that the few calls by which two starts of a program differ do not show.
        $batch = match ($row->work) {
            'echo' => $this->quick ? 64 : 2000,
            'connect' => 50,
            default => 8 * $row->batch,
        };
        $counts = [];
        foreach ($sides as $side) {
            if (str_contains($side, '+')) {
                continue;
            }
            try {
                $counts[$side] = $this->sides->count($side, ['work' => $row->workOf($side), 'batch' => $batch] + $words);
            } catch (RuntimeException $error) {
                $this->fail($name, $error);
            }
        }
        return $counts;
    }

    /**
     * @param list<string> $sides
     * @param array<string, string|int|float> $words
     */
    private function hold(string $name, Row $row, array $sides, array $words): void
    {
        // Other descriptors are open too. A quick run only has to see that it works.
        $count = min($this->quick ? 100 : 10_000, $this->descriptors - 64);
        foreach ($sides as $side) {
            try {
                $this->table->held($name, $row, $side, $this->sides->run($side, ['work' => 'hold', 'batch' => $count] + $words));
            } catch (RuntimeException $error) {
                $this->fail($name, $error);
                $this->table->note($name, $row, $side, 'failed');
            }
        }
    }

    private function fail(string $name, RuntimeException $error): void
    {
        $this->failed[$name] = true;
        fwrite(STDERR, "$name: {$error->getMessage()}\n");
    }
}
