<?php
// Turns samples into the table for people and the JSON for programs.
declare(strict_types=1);

/** Prints one line per comparison as soon as it is there, and keeps all for the JSON form. */
final class Figures
{
    private const LINE = "%-20s %-11s %12s %12s  %6s  %13s %6s %7s  %s\n";

    /** @var list<array<string, mixed>> */
    private array $comparisons = [];

    /** @var array<string, string> sides that nothing can be compared with, and why */
    private array $absent = [];

    public function __construct(
        private readonly int $pairs,
        private readonly float $seconds,
        private readonly bool $pinned,
    ) {
        printf("%d pairs of %.2f s each; ratios are ours / theirs, medians of the pairs; %s\n", $pairs, $seconds,
            $pinned ? 'client and server each on a core of its own' : 'client and server not pinned');
        printf(self::LINE, 'row', 'against', 'ours /s', 'theirs /s', 'ratio', 'min to max', 'cpu', 'target', '');
    }

    /** A side that cannot be run is told of once, at the end. */
    public function absent(string $side, string $reason): void
    {
        $this->absent[$side] = $reason;
    }

    public function note(string $name, Row $row, string $side, string $reason): void
    {
        printf(self::LINE, $name, $side, '', '', '', '', '', '', $reason);
        $this->comparisons[] = ['row' => $name, 'title' => $row->title, 'against' => $side, 'note' => $reason];
    }

    /**
     * @param array<int, array{count: int, seconds: float, cpu: float}> $ours by pair
     * @param array<int, array{count: int, seconds: float, cpu: float}> $theirs by pair
     */
    public function row(string $name, Row $row, string $side, array $ours, array $theirs): void
    {
        $rate = static fn (array $sample): float => $sample['count'] / $sample['seconds'];
        $per_cpu = static fn (array $sample): float => $sample['count'] / max($sample['cpu'], 1e-6);
        $ratios = $cpu = [];
        foreach (array_intersect_key($ours, $theirs) as $pair => $sample) {
            $ratios[] = $rate($sample) / $rate($theirs[$pair]);
            $cpu[] = $per_cpu($sample) / $per_cpu($theirs[$pair]);
        }
        if ($ratios === []) {
            $this->note($name, $row, $side, 'failed');
            return;
        }
        $target = $row->against[$side];
        $figures = [
            'ours' => self::median(array_map($rate, $ours)),
            'theirs' => self::median(array_map($rate, $theirs)),
            'ratio' => self::median($ratios),
            'least' => min($ratios),
            'most' => max($ratios),
            'cpuRatio' => self::median($cpu),
            'target' => $target,
            'reached' => $target === null ? null : self::median($ratios) >= $target,
        ];
        $this->comparisons[] = ['row' => $name, 'title' => $row->title, 'against' => $side] + $figures;
        printf(
            self::LINE,
            $name,
            $side,
            number_format($figures['ours']),
            number_format($figures['theirs']),
            sprintf('%.2f', $figures['ratio']),
            sprintf('%.2f to %.2f', $figures['least'], $figures['most']),
            sprintf('%.2f', $figures['cpuRatio']),
            $target === null ? '' : sprintf('%.2f', $target),
            $target === null ? '' : ($figures['reached'] ? 'ok' : 'BELOW'),
        );
    }

    /** @param array{count: int, seconds: float, cpu: float, bytes: int} $sample */
    public function held(string $name, Row $row, string $side, array $sample): void
    {
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
        foreach ($this->absent as $side => $reason) {
            echo "left out: $side, $reason\n";
        }
        $aimed = array_filter($this->comparisons, static fn (array $row): bool => isset($row['target']));
        $reached = array_filter($aimed, static fn (array $row): bool => $row['reached']);
        printf("%d of %d targets reached\n", count($reached), count($aimed));
    }

    public function json(): string
    {
        return json_encode([
            'schema' => 1,
            'pairs' => $this->pairs,
            'seconds' => $this->seconds,
            'pinned' => $this->pinned,
            'php' => PHP_VERSION,
            'absent' => $this->absent,
            'comparisons' => $this->comparisons,
        ], JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR) . "\n";
    }

    /** @param array<int, float> $values */
    private static function median(array $values): float
    {
        sort($values);
        $middle = intdiv(count($values), 2);
        return count($values) % 2 === 1 ? $values[$middle] : ($values[$middle - 1] + $values[$middle]) / 2;
    }
}
