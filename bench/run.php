<?php
// Runs the benchmarks: starts the server, runs the sides of each row in turn, and prints ratios.
declare(strict_types=1);

require __DIR__ . '/rows.php';
require __DIR__ . '/sides.php';
require __DIR__ . '/figures.php';

$given = getopt('', ['native:', 'server:', 'extension:', 'before:', 'installed:', 'rows:', 'pairs:', 'seconds:', 'json:', 'descriptors:', 'count', 'list']);
$rows = rows();
if (isset($given['list'])) {
    foreach ($rows as $name => $row) {
        printf("%-20s %s\n", $name, $row->title);
    }
    exit(0);
}
$pairs = (int) ($given['pairs'] ?? 5);
$seconds = (float) ($given['seconds'] ?? 0.4);
$wanted = array_filter(preg_split('/[\s,]+/', $given['rows'] ?? ''));
foreach ($wanted as $name) {
    isset($rows[$name]) || exit_with("no row is called $name; --list shows all");
}
$rows = $wanted === [] ? $rows : array_intersect_key($rows, array_flip($wanted));

function exit_with(string $problem): never
{
    fwrite(STDERR, "error: $problem\n");
    exit(1);
}

/** Client and server each on a core of its own, if there are two and something to pin with. */
[$client_pin, $server_pin] = (static function (): array {
    $allowed = preg_match('/^Cpus_allowed_list:\s*(\S+)/m', (string) @file_get_contents('/proc/self/status'), $found)
        ? $found[1] : '';
    $cores = [];
    foreach (array_filter(explode(',', $allowed), 'strlen') as $range) {
        [$first, $last] = explode('-', $range) + [1 => $range];
        array_push($cores, ...range((int) $first, (int) $last));
    }
    $taskset = trim((string) shell_exec('command -v taskset'));
    return count($cores) < 2 || $taskset === ''
        ? [[], []]
        : [[$taskset, '-c', (string) $cores[0]], [$taskset, '-c', (string) $cores[1]]];
})();

$cafile = (string) tempnam(sys_get_temp_dir(), 'wsclient-bench');
register_shutdown_function(static fn () => unlink($cafile));
// The server ends with its standard input, that is with this process.
$server = proc_open([...$server_pin, $given['server'], $cafile], [['pipe', 'r'], ['pipe', 'w']], $server_pipes);
$ports = [];
foreach (explode(' ', trim((string) fgets($server_pipes[1]))) as $word) {
    [$scheme, $port] = explode('=', $word) + [1 => ''];
    $ports[$scheme] = $port;
}
isset($ports['ws']) || exit_with('the server did not start');

$sides = new Sides(
    [PHP_BINARY, '-n', '-d', "extension={$given['extension']}"],
    $given['native'],
    $given['installed'],
    $client_pin,
    isset($given['before']) ? [PHP_BINARY, '-n', '-d', "extension={$given['before']}"] : null,
);
if (isset($given['before'])) {
    // Rows that take a sum of sides compare nothing with another build.
    $rows = array_map(static fn (Row $row) => $row->againstBefore(), $rows);
}
$table = new Figures($pairs, $seconds, $client_pin !== []);
$failures = [];
$skipped = 0;
foreach ($rows as $name => $row) {
    $reason = $row->needs === null ? null : $sides->lacks($row->needs);
    if ($reason !== null) {
        $table->note($name, $row, 'wsclient', $reason);
        $skipped++;
        continue;
    }
    $present = [];
    foreach (array_keys($row->against) as $side) {
        $command = $sides->command($side);
        is_array($command) ? $present[] = $side : $table->absent($side, $command);
    }
    $words = [
        'url' => ($row->scheme === 'ws' ? 'ws' : 'wss') . "://127.0.0.1:{$ports[$row->scheme]}$row->path",
        'size' => $row->size,
        'kind' => $row->kind,
        'batch' => $row->batch,
        'seconds' => $seconds,
        'cafile' => $cafile,
    ] + ($row->needs === '$compression' ? ['compression' => 1] : []);
    if ($row->work === 'hold') {
        // Other descriptors are open too. A quick run only has to see that it works.
        $count = min($seconds < 0.1 ? 100 : 10_000, (int) ($given['descriptors'] ?? 1024) - 64);
        foreach ($present as $side) {
            try {
                $table->held($name, $row, $side, $sides->run($side, ['work' => 'hold', 'batch' => $count] + $words));
            } catch (RuntimeException $error) {
                $failures[$name] = true;
                fwrite(STDERR, "$name: {$error->getMessage()}\n");
                $table->note($name, $row, $side, 'failed');
            }
        }
        continue;
    }
    $order = ['wsclient', ...$present];
    $samples = [];
    for ($pair = 0; $pair < $pairs; $pair++) {
        foreach ($order as $side) {
            try {
                $samples[$side][$pair] = $sides->run($side, ['work' => $row->workOf($side)] + $words);
            } catch (RuntimeException $error) {
                // It would fail again in each pair.
                $order = array_values(array_diff($order, [$side]));
                $failures[$name] = true;
                fwrite(STDERR, "$name: {$error->getMessage()}\n");
            }
        }
        // A B B A: what changes slowly meets both sides alike.
        $order = array_reverse($order);
    }
    foreach ($present as $side) {
        $table->row($name, $row, $side, $samples['wsclient'] ?? [], $samples[$side] ?? []);
    }
}
fclose($server_pipes[0]);
proc_close($server);
$table->close();
if (isset($given['json'])) {
    file_put_contents($given['json'], $table->json()) !== false || exit_with("{$given['json']} cannot be written");
}
if (isset($given['count'])) {
    printf("bench: %d passed, %d failed, %d skipped\n", count($rows) - count($failures) - $skipped, count($failures), $skipped);
}
exit($failures === [] ? 0 : 1);
