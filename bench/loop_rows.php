<?php
// The rows of make bench-loops: who takes part, what is measured of it, and the ratio to reach.
declare(strict_types=1);

/** One figure of a row, of which less is better. */
final class LoopMeasure
{
    /**
     * @param Closure(array<string, int|float>): float $cost in seconds, of one run
     * @param array<string, ?float> $against contestants, each with how many times as much as we it has to need
     * @param ?string $ceiling a contestant whose own ratio to another is enough for us too, where that is below a target
     */
    public function __construct(
        public readonly string $title,
        public readonly Closure $cost,
        public readonly array $against,
        public readonly ?string $ceiling = null,
    ) {}
}

/** One row. */
final class LoopRow
{
    /**
     * @param string $scheme one of Servers::port()
     * @param array<string, string|int|float> $words what all contestants are asked to do
     * @param array<string, array<string, string|int|float>> $contestants by title: the side, and words of its own
     * @param list<LoopMeasure> $measures
     * @param bool $allCores whether client and server share all cores, rather than have one each
     * @param bool $stalled whether a second server is stopped meanwhile; its URL replaces {stalled}
     */
    public function __construct(
        public readonly string $title,
        public readonly string $scheme,
        public readonly float $seconds,
        public readonly array $words,
        public readonly array $contestants,
        public readonly array $measures,
        public readonly bool $allCores = false,
        public readonly bool $stalled = false,
    ) {}
}

/** @return array<string, LoopRow> */
function loop_rows(int $connections, int $opened, float $seconds): array
{
    $each = static fn (string $what): Closure => static fn (array $sample): float => $sample[$what] / $sample['count'];
    [$p50, $p99] = array_map(static fn (string $which): Closure => static fn (array $sample): float => $sample[$which], ['p50', 'p99']);
    $few = min(10, $connections);
    $rows['timed'] = new LoopRow(
        number_format($connections) . ' connections, each echoing 64 B once a second', 'ws', $seconds,
        ['work' => 'timed', 'connections' => $connections, 'interval' => 1],
        ['ours' => ['side' => 'wsclient'], 'ws' => ['side' => 'ws'], 'tungstenite' => ['side' => 'tungstenite'], 'raw' => ['side' => 'raw']],
        [
            new LoopMeasure('CPU per message', $each('cpu'), ['ws' => 2.0, 'tungstenite' => 1.0, 'raw' => null], 'raw'),
            new LoopMeasure('p50', $p50, ['ws' => null, 'tungstenite' => null, 'raw' => null]),
            new LoopMeasure('p99', $p99, ['ws' => 1.0, 'tungstenite' => null, 'raw' => null]),
        ],
    );
    $rows['wakeup'] = new LoopRow(
        "wake-up with 1 of " . number_format($connections) . " ready, against 1 of $few", 'ws', $seconds / 30,
        ['work' => 'wakeup'],
        ['ours' => ['side' => 'wsclient', 'connections' => $connections], "1 of $few" => ['side' => 'wsclient', 'connections' => $few]],
        [
            new LoopMeasure('time', $each('seconds'), ["1 of $few" => 1 / 1.2]),
            new LoopMeasure('CPU', $each('cpu'), ["1 of $few" => null]),
        ],
    );
    foreach (['open' => ['parallel', 'resumed'], 'open-cold' => ['parallel-cold', 'cold']] as $name => [$scheme, $kind]) {
        $rows[$name] = new LoopRow(
            "opening $opened wss connections ($kind), 64 at a time, against one after the other", $scheme, 1.0,
            ['connections' => $opened],
            ['ours' => ['side' => 'wsclient', 'work' => 'open'], 'constructor' => ['side' => 'wsclient', 'work' => 'construct']],
            [
                new LoopMeasure('time', $each('seconds'), ['constructor' => 1.7]),
                new LoopMeasure('CPU', $each('cpu'), ['constructor' => null]),
            ],
            allCores: true,
        );
    }
    $rows['stalled'] = new LoopRow(
        '19 streams, while one more comes back to a stopped server all the time, against without it', 'ws', max(1.0, $seconds / 6),
        ['work' => 'timed', 'connections' => 19, 'interval' => 0.02],
        ['ours' => ['side' => 'wsclient', 'stalled' => '{stalled}'], 'without' => ['side' => 'wsclient']],
        [new LoopMeasure('p99', $p99, ['without' => 0.5])],
        stalled: true,
    );
    return $rows;
}

/** 0.000012 as "12.0 µs". */
function time_of(float $seconds): string
{
    return match (true) {
        $seconds < 1e-3 => sprintf('%.1f µs', $seconds * 1e6),
        $seconds < 1 => sprintf('%.2f ms', $seconds * 1e3),
        default => sprintf('%.2f s', $seconds),
    };
}
