<?php
// What every PHP client of the benchmarks shares: arguments, payloads, measuring.
declare(strict_types=1);

/** What a client sends to hear how much has arrived; no measured payload has this length. */
const COUNT = 'sum';

/** The words name=value of the command line. */
final class Options
{
    public readonly string $work;
    public readonly string $url;
    public readonly string $cafile;
    public readonly int $size;
    public readonly bool $text;
    public readonly bool $json;
    public readonly ?bool $compression;
    public readonly float $seconds;
    public readonly int $batch;
    public readonly bool $latency;
    public readonly int $connections;
    public readonly float $interval;
    public readonly ?string $stalled;

    /** @param list<string> $words */
    public function __construct(array $words)
    {
        $given = [];
        foreach ($words as $word) {
            [$name, $value] = explode('=', $word, 2);
            $given[$name] = $value;
        }
        $this->work = $given['work'];
        $this->url = $given['url'];
        $this->cafile = $given['cafile'];
        $this->size = (int) $given['size'];
        $this->text = $given['kind'] !== 'binary';
        $this->json = $given['kind'] === 'json';
        $this->compression = isset($given['compression']) ? (bool) $given['compression'] : null;
        $this->seconds = (float) $given['seconds'];
        $this->batch = (int) $given['batch'];
        $this->latency = isset($given['latency']);
        $this->connections = (int) ($given['connections'] ?? 1);
        $this->interval = (float) ($given['interval'] ?? 1);
        $this->stalled = $given['stalled'] ?? null;
    }

    /** A payload of the size asked for: the same few words of ASCII again and again. */
    public function payload(): string
    {
        if ($this->json) {
            return $this->rows();
        }
        $pattern = '{"name":"temperature","value":21.5,"unit":"celsius"},';
        return substr(str_repeat($pattern, intdiv($this->size, strlen($pattern)) + 1), 0, $this->size);
    }

    /** The same rows as those of the programs in Rust. */
    private function rows(): string
    {
        $random = 1;
        $next = static function (int $below) use (&$random): int {
            $random = ($random * 1103515245 + 12345) % (1 << 31);
            return ($random >> 8) % $below;
        };
        $text = '[';
        while (strlen($text) < $this->size) {
            [$id, $price, $cents, $side, $symbol] = array_map($next, [100_000, 1000, 100, 2, 500]);
            $text .= sprintf('{"id":%d,"price":%d.%02d,"side":"%s","symbol":"S%d"},',
                $id, $price, $cents, ['buy', 'sell'][$side], $symbol);
        }
        return substr($text, 0, $this->size);
    }
}

/** The CPU time of this process, in seconds. */
function cpu_seconds(): float
{
    $usage = getrusage();
    return $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec']
        + ($usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec']) / 1e6;
}

/**
 * Measures for the time asked for, after a tenth of it to warm up, and prints the figures.
 *
 * @param Closure(int): int $batch does the work at least so many times, and returns how many
 * @param ?Closure(int): void $settle waits until all has had its effect, and checks it
 */
function sample(Options $options, Closure $batch, ?Closure $settle = null): void
{
    $latencies = [];
    $run = static function (float $seconds, int $before) use ($options, $batch, $settle, &$latencies): array {
        $latencies = [];
        $used = cpu_seconds();
        $started = hrtime(true);
        $end = $started + (int) ($seconds * 1e9);
        [$count, $passed] = [0, $started];
        do {
            $count += $batch($options->batch);
            $now = hrtime(true);
            if ($options->latency) {
                $latencies[] = $now - $passed;
            }
            $passed = $now;
        } while ($now < $end);
        if ($settle !== null) {
            $settle($before + $count);
        }
        $took = (hrtime(true) - $started) / 1e9;
        return ['count' => $count, 'seconds' => $took, 'cpu' => cpu_seconds() - $used];
    };
    $warm = $run($options->seconds / 10, 0);
    $figures = $run($options->seconds, $warm['count']);
    $figures['total'] = $warm['count'] + $figures['count'];
    echo json_encode($figures + percentiles($latencies)), "\n";
}

/**
 * The median and the far end of times in nanoseconds, as seconds, by the nearest rank.
 *
 * @param list<int> $times
 * @return array<string, float>
 */
function percentiles(array $times): array
{
    sort($times);
    $at = static fn (int $permille): float => $times[max(0, intdiv(count($times) * $permille + 999, 1000) - 1)] / 1e9;
    return $times === [] ? [] : ['p50' => $at(500), 'p99' => $at(990), 'p999' => $at(999)];
}

/**
 * Opens as many connections as the batch is long, and prints what they cost while nothing happens.
 *
 * @param Closure(): object $connect
 */
function hold(Options $options, Closure $connect): void
{
    $resident = static fn (): int =>
        1024 * (int) preg_replace('/.*^VmRSS:\s*(\d+).*/ms', '$1', file_get_contents('/proc/self/status'));
    // What is shared by all is there after the first.
    $held = [$connect()];
    $before = $resident();
    for ($i = 0; $i < $options->batch; $i++) {
        $held[] = $connect();
    }
    $grown = $resident() - $before;
    [$used, $started] = [cpu_seconds(), hrtime(true)];
    usleep((int) (4e6 * $options->seconds));
    echo json_encode(['count' => $options->batch, 'seconds' => (hrtime(true) - $started) / 1e9,
        'cpu' => cpu_seconds() - $used, 'bytes' => $grown]), "\n";
}

/** Compares what came with what had to come. */
function check(mixed $expected, mixed $found): void
{
    if ($expected !== $found) {
        throw new UnexpectedValueException('expected ' . json_encode($expected) . ', found ' . json_encode($found));
    }
}

/** What the server has to have counted. */
function sums(Options $options, int $total): string
{
    return $total . ' ' . $total * $options->size;
}
