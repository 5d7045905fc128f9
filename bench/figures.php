<?php
// Turns samples into the table for people and the JSON for programs.
declare(strict_types=1);

/** Prints one line per comparison as soon as it is there, and keeps all for the JSON form. */
final class Figures
{
    private const LINE = "%-20s %-11s %12s %12s  %6s  %13s %6s %13s %7s  %s\n";
    private const DETAIL = "  %-20s %9s %9s %9s %9s %9s %13s %11s\n";

    /** A count of calls differs from a whole number by what two starts of a program differ. */
    private const CALLS_ROUNDING = 0.02;

    /** @var list<array<string, mixed>> */
    private array $comparisons = [];

    /** @var array<string, array<string, array<string, mixed>>> by row and side */
    private array $details = [];

    /** @var array<string, string> sides that nothing can be compared with, and why */
    private array $absent = [];

    /** @var array<string, ?string> of what was compared */
    private array $versions = [];

    /** @var array<string, string> */
    private readonly array $machine;

    public function __construct(
        private readonly int $pairs,
        private readonly float $seconds,
        private readonly bool $pinned,
        private readonly Versions $known,
    ) {
        $this->machine = machine();
        printf("%s, %d cores; %s; %s; %s\n", ...array_values($this->machine));
        echo disturbance();
        printf("%d pairs of %.2f s each; ratios are ours / theirs, medians of the pairs; %s\n", $pairs, $seconds,
            $pinned ? 'client and server each on a core of its own' : 'client and server not pinned');
        printf(self::LINE, 'row', 'against', 'ours /s', 'theirs /s', 'ratio', 'quartiles', 'cpu', 'calls', 'target', '');
        $this->uses('wsclient');
    }

    /** Remembers the version of a side or server. */
    public function uses(string $name): void
    {
        $this->versions[$name] ??= $this->known->of($name);
    }

    /** A side that cannot be run is reported once, at the end. */
    public function absent(string $side, string $reason): void
    {
        $this->absent[$side] = $reason;
    }

    public function note(string $name, Row $row, string $side, string $reason): void
    {
        printf(self::LINE, $name, $side, '', '', '', '', '', '', '', $reason);
        $this->comparisons[] = ['row' => $name, 'title' => $row->title, 'against' => $side, 'note' => $reason];
    }

    /**
     * Prints our figures beside those of each other side.
     *
     * @param list<string> $sides
     * @param array<string, array<int, array{count: int, seconds: float, cpu: float}>> $samples by side and pair
     * @param array<string, array<int, array{p50: float, p99: float, p999: float}>> $latencies by side and round
     * @param array<string, array{calls: ?float, instructions: ?float, cycles: ?float, kernel: bool}> $counts by side
     */
    public function compare(string $name, Row $row, array $sides, array $samples, array $latencies, array $counts): void
    {
        foreach ($sides as $side) {
            $this->uses($side);
            $target = $this->target($row, $side, $samples);
            $calls = array_map(
                static fn (string $which): string => isset($counts[$which]['calls']) ? sprintf('%.2f', $counts[$which]['calls']) : '-',
                ['wsclient', $side],
            );
            $this->comparison($name, $row, $side, $samples['wsclient'] ?? [], $samples[$side] ?? [], $target,
                $calls === ['-', '-'] ? '' : implode(' / ', $calls));
        }
        if ($latencies !== []) {
            $this->roundTrips($name, ['wsclient', ...$sides], $samples, $latencies, $counts);
        } elseif ($counts !== []) {
            $this->details[$name] = $counts;
        }
        if ($row->calls !== null && isset($counts['wsclient']['calls'])) {
            $calls = $counts['wsclient']['calls'];
            $reached = $calls <= $row->calls + self::CALLS_ROUNDING;
            $this->comparisons[] = ['row' => $name, 'title' => $row->title, 'calls' => $calls, 'target' => $row->calls,
                'verdict' => $reached ? 'ok' : 'ABOVE', 'reached' => $reached];
            printf("  %-20s %.2f system calls each (target %.0f: %s)\n", 'wsclient', $calls, $row->calls, $reached ? 'ok' : 'ABOVE');
        }
    }

    /** The ratio to reach: what the ceiling of the row itself reaches is enough. */
    private function target(Row $row, string $side, array $samples): ?float
    {
        $target = $row->against[$side];
        if ($target === null || $row->ceiling === null || $row->ceiling === $side || !isset($samples[$row->ceiling], $samples[$side])) {
            return $target;
        }
        $ratios = self::ratios($samples[$row->ceiling], $samples[$side], self::rate(...));
        return $ratios === [] ? $target : min($target, median($ratios));
    }

    /**
     * @param array<int, array{count: int, seconds: float, cpu: float}> $ours by pair
     * @param array<int, array{count: int, seconds: float, cpu: float}> $theirs by pair
     */
    private function comparison(string $name, Row $row, string $side, array $ours, array $theirs, ?float $target, string $calls): void
    {
        $ratios = self::ratios($ours, $theirs, self::rate(...));
        if ($ratios === []) {
            $this->note($name, $row, $side, 'failed');
            return;
        }
        $cpu = self::ratios($ours, $theirs, static fn (array $sample): float => $sample['count'] / max($sample['cpu'], 1e-6));
        $verdict = $target === null ? null : verdict($ratios, $target);
        $figures = [
            'ours' => median(array_map(self::rate(...), $ours)),
            'theirs' => median(array_map(self::rate(...), $theirs)),
            'ratio' => median($ratios),
            'quartiles' => [quantile($ratios, 0.25), quantile($ratios, 0.75)],
            'ratios' => $ratios,
            'cpuRatio' => median($cpu),
            'target' => $target,
            'verdict' => $verdict,
            'reached' => $verdict === null ? null : $verdict === 'ok',
        ];
        $this->comparisons[] = ['row' => $name, 'title' => $row->title, 'against' => $side] + $figures;
        printf(
            self::LINE,
            $name,
            $side,
            number_format($figures['ours']),
            number_format($figures['theirs']),
            sprintf('%.2f', $figures['ratio']),
            vsprintf('%.2f to %.2f', $figures['quartiles']),
            sprintf('%.2f', $figures['cpuRatio']),
            $calls,
            $target === null ? '' : sprintf('%.2f', $target),
            $verdict ?? '',
        );
    }

    /** One line for each side: how long a round trip takes, and what it takes. */
    private function roundTrips(string $name, array $sides, array $samples, array $latencies, array $counts): void
    {
        printf(self::DETAIL, 'round trip, µs', 'mean', 'p50', 'p99', 'p99.9', 'calls', 'instructions', 'cycles');
        foreach ($sides as $side) {
            if (!isset($samples[$side])) {
                continue;
            }
            $times = ['mean' => 1 / median(array_map(self::rate(...), $samples[$side]))];
            foreach (['p50', 'p99', 'p999'] as $which) {
                $values = array_column($latencies[$side] ?? [], $which);
                $times[$which] = $values === [] ? null : median($values);
            }
            $this->details[$name][$side] = $detail = $times + ($counts[$side] ?? []);
            $micro = static fn (?float $time): string => $time === null ? '-' : sprintf('%.1f', $time * 1e6);
            $number = static fn (?float $count): string => $count === null ? '-' : number_format($count);
            printf(self::DETAIL, $side, ...array_values(array_map($micro, $times)), ...[
                isset($detail['calls']) ? sprintf('%.2f', $detail['calls']) : '-',
                $number($detail['instructions'] ?? null),
                $number($detail['cycles'] ?? null),
            ]);
        }
    }

    /** @param array{count: int, seconds: float, cpu: float, bytes: int} $sample */
    public function held(string $name, Row $row, string $side, array $sample): void
    {
        $this->uses($side);
        $each = $sample['bytes'] / $sample['count'] / 1024;
        $target = $row->against[$side];
        $reached = $target === null ? null : $each <= $target;
        $cpu = $sample['cpu'] / $sample['seconds'];
        $this->comparisons[] = ['row' => $name, 'title' => $row->title, 'against' => $side, 'count' => $sample['count'],
            'kibEach' => $each, 'cpuShare' => $cpu, 'target' => $target, 'reached' => $reached];
        printf("%-20s %-11s %s open, %.1f KiB each%s, %.1f %% of a core while idle\n", $name, $side,
            number_format($sample['count']), $each,
            $target === null ? '' : sprintf(' (target %.0f: %s)', $target, $reached ? 'ok' : 'ABOVE'), $cpu * 100);
    }

    public function close(): void
    {
        foreach (array_filter($this->versions) as $name => $version) {
            echo "version: $name $version\n";
        }
        foreach ($this->absent as $side => $reason) {
            echo "left out: $side, $reason\n";
        }
        $aimed = array_filter($this->comparisons, static fn (array $row): bool => isset($row['target']));
        $reached = array_filter($aimed, static fn (array $row): bool => $row['reached']);
        $noise = array_filter($aimed, static fn (array $row): bool => ($row['verdict'] ?? '') === 'noise');
        printf("%d of %d targets reached, %d more within the noise\n", count($reached), count($aimed), count($noise));
    }

    public function json(): string
    {
        return json_encode([
            'schema' => 2,
            'machine' => $this->machine,
            'pairs' => $this->pairs,
            'seconds' => $this->seconds,
            'pinned' => $this->pinned,
            'php' => PHP_VERSION,
            'versions' => array_filter($this->versions),
            'absent' => $this->absent,
            'comparisons' => $this->comparisons,
            'details' => $this->details,
        ], JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR) . "\n";
    }

    /** @param array{count: int, seconds: float, ...} $sample */
    private static function rate(array $sample): float
    {
        return $sample['count'] / $sample['seconds'];
    }

    /**
     * @param array<int, array<string, mixed>> $ours by pair
     * @param array<int, array<string, mixed>> $theirs by pair
     * @param Closure(array<string, mixed>): float $of
     * @return list<float>
     */
    private static function ratios(array $ours, array $theirs, Closure $of): array
    {
        $ratios = [];
        foreach (array_intersect_key($ours, $theirs) as $pair => $sample) {
            $ratios[] = $of($sample) / $of($theirs[$pair]);
        }
        return $ratios;
    }
}
