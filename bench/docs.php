<?php
// Writes figures into the documentation: docs.php DOCS-FOLDER [figures=FILE] [scaling=FILE] [loops=FILE], the JSON of three kinds of runs.
declare(strict_types=1);

require __DIR__ . '/chart.php';
require __DIR__ . '/loop_rows.php';

$folder = $argv[1] ?? '';
is_file("$folder/benchmarks.md") || fail("usage: docs.php DOCS-FOLDER [figures=FILE] [scaling=FILE] [loops=FILE]");
foreach (array_slice($argv, 2) as $word) {
    [$kind, $file] = explode('=', $word, 2);
    $run = json_decode((string) file_get_contents($file), true, flags: JSON_THROW_ON_ERROR);
    $section = match ($kind) {
        'figures' => figures($run),
        'scaling' => scaling($run, $folder),
        'loops' => loops($run),
    };
    $page = (string) file_get_contents("$folder/benchmarks.md");
    $marked = "~(?<=<!-- $kind: written by make bench-docs -->\n).*(?=<!-- end of $kind -->)~s";
    preg_match($marked, $page) === 1 || fail("benchmarks.md has no place for $kind");
    file_put_contents("$folder/benchmarks.md", preg_replace_callback($marked, static fn (): string => $section, $page));
}

/** Where the figures are from. */
function origin(array $run): string
{
    $versions = array_map(static fn (string $name, string $version): string => "$name $version",
        array_keys($run['versions']), $run['versions']);
    return sprintf("%s, %s cores; %s; %s; %s. Versions: %s.\n\n", ...[...array_values($run['machine']), implode('; ', $versions)]);
}

/** A table of the comparisons, and one of round trips. */
function figures(array $run): string
{
    $text = origin($run) . "{$run['pairs']} pairs of {$run['seconds']} s each.\n\n";
    $text .= "| row | against | ours /s | theirs /s | ratio | quartiles | CPU | target | |\n|---|---|--:|--:|--:|--:|--:|--:|---|\n";
    foreach ($run['comparisons'] as $row) {
        if (isset($row['ratio'])) {
            $text .= sprintf("| %s | %s | %s | %s | %.2f | %.2f to %.2f | %.2f | %s | %s |\n", $row['title'], $row['against'],
                number_format($row['ours']), number_format($row['theirs']), $row['ratio'], ...[...$row['quartiles'], $row['cpuRatio'],
                isset($row['target']) ? sprintf('%.2f', $row['target']) : '', $row['verdict'] ?? '']);
        } elseif (isset($row['kibEach'])) {
            $text .= sprintf("| %s, %s connections | %s | %.1f KiB each | | | | | %s | %s |\n", $row['title'],
                number_format($row['count']), $row['against'], $row['kibEach'],
                isset($row['target']) ? sprintf('%.0f KiB', $row['target']) : '',
                isset($row['reached']) ? ($row['reached'] ? 'ok' : 'ABOVE') : '');
        }
    }
    $text .= "\n| round trip | side | mean, µs | p50 | p99 | p99.9 | system calls | instructions | cycles |\n|---|---|--:|--:|--:|--:|--:|--:|--:|\n";
    foreach ($run['details'] as $name => $sides) {
        foreach ($sides as $side => $detail) {
            if (isset($detail['mean'])) {
                $micro = static fn (string $which): string => isset($detail[$which]) ? sprintf('%.1f', $detail[$which] * 1e6) : '-';
                $count = static fn (string $which): string => isset($detail[$which]) ? number_format($detail[$which]) : '-';
                $text .= sprintf("| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", $name, $side, $micro('mean'), $micro('p50'),
                    $micro('p99'), $micro('p999'), isset($detail['calls']) ? sprintf('%.2f', $detail['calls']) : '-',
                    $count('instructions'), $count('cycles'));
            }
        }
    }
    return $text;
}

/** A table of the comparisons of make bench-loops. */
function loops(array $run): string
{
    $text = origin($run) . "{$run['pairs']} pairs.\n\n";
    $text .= "| row | what | against | ours | theirs | ratio | quartiles | target | |\n|---|---|---|--:|--:|--:|--:|--:|---|\n";
    foreach ($run['comparisons'] as $row) {
        $text .= sprintf("| %s | %s | %s | %s | %s | %.2f | %.2f to %.2f | %s | %s |\n", $row['title'], $row['of'], $row['against'],
            time_of($row['ours']), time_of($row['theirs']), $row['ratio'], ...[...$row['quartiles'],
            isset($row['target']) ? sprintf('%.2f', $row['target']) : '', $row['verdict'] ?? '']);
    }
    return $text;
}

/** Three charts beside the page, and what shows them. */
function scaling(array $run, string $folder): string
{
    $charts = [
        'size' => ['Message size', 'cost per message and per byte by the size of the message', 3, [
            ...array_map(static fn (string $curve): Panel => curve($run, $curve, "$curve: µs per message", 'bytes per message', 16, 1e6),
                ['receive', 'send', 'round trip']),
            ...array_map(static fn (string $curve): Panel => curve($run, $curve, "$curve: ns per byte", 'bytes per message', 16, 1e9, by_size: true),
                ['receive', 'send', 'round trip']),
        ]],
        'connections' => ['Connections', 'cost of a round trip of 64 bytes by the number of open connections', 2, [
            curve($run, 'one after the other', 'one after the other: µs per round trip', 'connections', 10, 1e6),
            curve($run, 'all at the same time', 'all at the same time: µs per round trip', 'connections', 10, 1e6),
        ]],
        'fragments' => ['Fragments', 'cost of receiving a message of 64 KiB by the number of its frames', 2, [
            curve($run, 'fragments', 'receive 64 KiB: µs per message', 'frames per message', 10, 1e6),
            curve($run, 'fragments', 'receive 64 KiB: ns per frame', 'frames per message', 10, 1e9, by_place: true),
        ]],
    ];
    $text = origin($run);
    foreach ($charts as $name => [$title, $description, $columns, $panels]) {
        file_put_contents("$folder/benchmarks-$name.svg", Chart::svg($title, ucfirst($description) . '.', ['wsclient', 'tungstenite', 'raw'], $panels, $columns));
        $text .= "![$title: $description](benchmarks-$name.svg)\n\n";
    }
    return $text;
}

/** One panel of a curve, divided by the size or by the place on the axis if the cost of a byte or a frame is asked for. */
function curve(array $run, string $curve, string $title, string $axis, int $base, float $unit, bool $by_size = false, bool $by_place = false): Panel
{
    $lines = [];
    foreach ($run['points'] as $point) {
        if ($point['curve'] === $curve) {
            $parts = $by_size ? $point['size'] : ($by_place ? $point['at'] : 1);
            foreach (array_filter($point['seconds']) as $side => $seconds) {
                $lines[$side][] = [$point['at'], $seconds * $unit / $parts];
            }
        }
    }
    return new Panel($title, $axis, $base, $lines, static fn (float $value): string => short($value, $axis === 'bytes per message' ? 1024 : 1000),
        static fn (float $value): string => rtrim(rtrim(number_format($value, 4), '0'), '.'));
}

/** 65536 as "64 Ki", 10000 as "10 k". */
function short(float $value, int $base): string
{
    $units = $base === 1024 ? ['', ' Ki', ' Mi'] : ['', ' k', ' M'];
    for ($unit = 0; $value >= $base && isset($units[$unit + 1]); $unit++) {
        $value /= $base;
    }
    return "$value$units[$unit]";
}

function fail(string $problem): never
{
    fwrite(STDERR, "error: $problem\n");
    exit(1);
}
