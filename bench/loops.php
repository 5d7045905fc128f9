<?php
// Measures many connections in one loop: Poller and open() beside node, a native loop, and themselves.
declare(strict_types=1);

require __DIR__ . '/statistics.php';
require __DIR__ . '/machine.php';
require __DIR__ . '/servers.php';
require __DIR__ . '/sides.php';
require __DIR__ . '/versions.php';
require __DIR__ . '/loop_rows.php';

$given = getopt('', ['programs:', 'extension:', 'installed:', 'descriptors:', 'rows:', 'pairs:', 'seconds:', 'json:', 'quick', 'list']);
$quick = isset($given['quick']);
// The server runs at the same limit, and each has some other descriptors.
$most = min($quick ? 50 : 10_000, (int) ($given['descriptors'] ?? 1024) - 64);
$seconds = (float) ($given['seconds'] ?? 60);
$pairs = (int) ($given['pairs'] ?? 5);
$rows = loop_rows($most, $quick ? 100 : 1000, $seconds);
if (isset($given['list'])) {
    foreach ($rows as $name => $row) {
        printf("%-14s %s\n", $name, $row->title);
    }
    exit(0);
}
$wanted = array_filter(preg_split('/[\s,]+/', $given['rows'] ?? ''));
foreach ($wanted as $name) {
    isset($rows[$name]) || exit_with("no row is called $name; --list shows all");
}
$rows = $wanted === [] ? $rows : array_intersect_key($rows, array_flip($wanted));

$cores = pinned_to(0) === [] ? [] : allowed_cores();
$cafile = (string) tempnam(sys_get_temp_dir(), 'wsclient-bench');
register_shutdown_function(static fn () => array_map(unlink(...), glob("$cafile*")));
$ours = [PHP_BINARY, '-n', '-d', 'memory_limit=1G', '-d', "extension={$given['extension']}"];
/** Servers and sides, on a core each or on all of them. */
$places = [];
foreach (['own core' => true, 'all cores' => false] as $place => $pinned) {
    [$client_core, $server_core] = $pinned ? [$cores[0] ?? null, $cores[1] ?? null] : [null, null];
    $places[$place] = [
        new Servers("{$given['programs']}/bench-server", $given['installed'], "$cafile." . (int) $pinned, $server_core, $client_core),
        new Sides($ours, "{$given['programs']}/bench-client", "{$given['programs']}/bench-count", $given['installed'],
            $server_core === null ? [] : pinned_to($client_core)),
    ];
}

$machine = machine();
printf("%s, %d cores; %s; %s; %s\n", ...array_values($machine));
echo disturbance();
printf("%d pairs; ratios are theirs / ours, medians of the pairs\n", $pairs);
const LINE = "%-14s %-16s %-14s %14s %14s %7s %15s %7s  %s\n";
printf(LINE, 'row', 'of', 'against', 'ours', 'theirs', 'ratio', 'quartiles', 'target', '');
[$comparisons, $absent, $failed, $used] = [[], [], [], ['wsclient' => true, 'rustls' => true]];
foreach ($rows as $name => $row) {
    [$servers, $sides] = $places[$row->allCores ? 'all cores' : 'own core'];
    $contestants = array_filter($row->contestants, static function (array $contestant) use ($sides, &$absent): bool {
        $command = $sides->command($contestant['side']);
        is_array($command) || $absent[$contestant['side']] = $command;
        return is_array($command);
    });
    $words = [
        'url' => url($servers, 'own', $row),
        'size' => 64,
        'kind' => 'text',
        'batch' => 16,
        'seconds' => $row->seconds,
        'cafile' => $servers->cafile('own'),
    ] + $row->words;
    if ($row->stalled) {
        // It has to run before it can be stopped.
        $stalled = url($servers, 'own-second', $row);
        $servers->pause('own-second');
        $contestants = array_map(static fn (array $one): array => str_replace('{stalled}', $stalled, $one), $contestants);
    }
    $samples = [];
    $order = array_keys($contestants);
    for ($pair = 0; $pair < $pairs; $pair++) {
        foreach ($order as $contestant) {
            try {
                ['side' => $side] = $more = $contestants[$contestant];
                $samples[$contestant][$pair] = $sides->run($side, array_diff_key($more, ['side' => 0]) + $words);
                $used[$side] = true;
            } catch (RuntimeException $error) {
                fwrite(STDERR, "$name: {$error->getMessage()}\n");
                $order = array_values(array_diff($order, [$contestant]));
                $failed[$name] = true;
            }
        }
        // A B B A: what changes slowly meets both sides alike.
        $order = array_reverse($order);
    }
    foreach ($row->measures as $measure) {
        foreach ($measure->against as $other => $target) {
            if (!isset($contestants[$other])) {
                continue;
            }
            $costs = static fn (string $of): array => array_map($measure->cost, $samples[$of] ?? []);
            $ratios_of = static fn (string $of): array => array_map(static fn (float $mine, float $theirs): float => $theirs / max($mine, 1e-12),
                array_intersect_key($costs($of), $costs($other)), array_intersect_key($costs($other), $costs($of)));
            [$mine, $theirs, $ratios] = [$costs('ours'), $costs($other), $ratios_of('ours')];
            $ceiling = $target === null || in_array($measure->ceiling, [null, $other], true) ? [] : $ratios_of($measure->ceiling);
            $target = $ceiling === [] ? $target : min($target, median($ceiling));
            if ($ratios === []) {
                printf(LINE, $name, $measure->title, $other, '', '', '', '', '', 'failed');
                continue;
            }
            $figures = ['ours' => median($mine), 'theirs' => median($theirs), 'ratio' => median($ratios),
                'quartiles' => [quantile($ratios, 0.25), quantile($ratios, 0.75)], 'ratios' => $ratios,
                'target' => $target, 'verdict' => $target === null ? null : verdict($ratios, $target)];
            $comparisons[] = ['row' => $name, 'title' => $row->title, 'of' => $measure->title, 'against' => $other] + $figures;
            printf(LINE, $name, $measure->title, $other, time_of($figures['ours']), time_of($figures['theirs']),
                sprintf('%.2f', $figures['ratio']), vsprintf('%.2f to %.2f', $figures['quartiles']),
                $target === null ? '' : sprintf('%.2f', $target), $figures['verdict'] ?? '');
        }
    }
    // A message is left out where the one before has not come back; an attempt is one to reach the server that was stopped.
    foreach ($samples as $contestant => $runs) {
        $notes = array_filter(['missed' => array_sum(array_column($runs, 'missed')), 'attempts' => array_sum(array_column($runs, 'attempts'))]);
        $notes === [] || printf("  %-29s %s\n", $contestant, implode(', ', array_map(
            static fn (string $what, int $count): string => number_format($count) . " $what", array_keys($notes), $notes)));
    }
}
foreach ($places as [$servers]) {
    $servers->stop();
}
$known = new Versions($ours, $given['installed']);
$versions = array_filter(array_combine(array_keys($used), array_map($known->of(...), array_keys($used))));
foreach ($versions as $name => $version) {
    echo "version: $name $version\n";
}
foreach ($absent as $side => $reason) {
    echo "left out: $side, $reason\n";
}
if (isset($given['json'])) {
    file_put_contents($given['json'], json_encode([
        'schema' => 1,
        'machine' => $machine,
        'versions' => $versions,
        'pairs' => $pairs,
        'seconds' => $seconds,
        'comparisons' => $comparisons,
    ], JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR) . "\n") !== false
        || exit_with("{$given['json']} cannot be written");
}
$quick && printf("loops: %d passed, %d failed, 0 skipped\n", count($rows) - count($failed), count($failed));
exit($failed === [] ? 0 : 1);

function url(Servers $servers, string $server, LoopRow $row): string
{
    return ($row->scheme === 'ws' ? 'ws' : 'wss') . "://127.0.0.1:{$servers->port($server, $row->scheme)}/crowd";
}

function exit_with(string $problem): never
{
    fwrite(STDERR, "error: $problem\n");
    exit(1);
}
