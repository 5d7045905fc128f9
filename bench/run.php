<?php
// Runs the benchmarks: starts servers, runs the sides of each row in turn, and prints ratios.
declare(strict_types=1);

require __DIR__ . '/statistics.php';
require __DIR__ . '/machine.php';
require __DIR__ . '/rows.php';
require __DIR__ . '/servers.php';
require __DIR__ . '/sides.php';
require __DIR__ . '/versions.php';
require __DIR__ . '/measuring.php';
require __DIR__ . '/figures.php';

$given = getopt('', ['programs:', 'extension:', 'before:', 'installed:', 'rows:', 'pairs:', 'seconds:', 'json:', 'descriptors:', 'quick', 'list']);
$rows = rows();
if (isset($given['list'])) {
    foreach ($rows as $name => $row) {
        printf("%-20s %s\n", $name, $row->title);
    }
    exit(0);
}
$wanted = array_filter(preg_split('/[\s,]+/', $given['rows'] ?? ''));
foreach ($wanted as $name) {
    isset($rows[$name]) || exit_with("no row is called $name; --list shows all");
}
$rows = $wanted === [] ? $rows : array_intersect_key($rows, array_flip($wanted));
if (isset($given['before'])) {
    // Rows that take a sum of sides compare nothing with another build.
    $rows = array_map(static fn (Row $row) => $row->againstBefore(), $rows);
}

function exit_with(string $problem): never
{
    fwrite(STDERR, "error: $problem\n");
    exit(1);
}

// Client and server each on a core of its own, if there are two and something to pin with.
$cores = pinned_to(0) === [] ? [] : allowed_cores();
[$client_core, $server_core] = [$cores[0] ?? null, $cores[1] ?? null];
$cafile = (string) tempnam(sys_get_temp_dir(), 'wsclient-bench');
register_shutdown_function(static fn () => array_map(unlink(...), glob("$cafile*")));
$servers = new Servers("{$given['programs']}/bench-server", $given['installed'], $cafile, $server_core, $client_core);
$ours = [PHP_BINARY, '-n', '-d', "extension={$given['extension']}"];
$sides = new Sides(
    $ours,
    "{$given['programs']}/bench-client",
    "{$given['programs']}/bench-count",
    $given['installed'],
    // With a single core nothing is pinned: it would change nothing.
    $server_core === null ? [] : pinned_to($client_core),
    isset($given['before']) ? [PHP_BINARY, '-n', '-d', "extension={$given['before']}"] : null,
);
$pairs = (int) ($given['pairs'] ?? 7);
$seconds = (float) ($given['seconds'] ?? 0.4);
$table = new Figures($pairs, $seconds, $server_core !== null, new Versions($ours, $given['installed']));
$measuring = new Measuring($servers, $sides, $table, $pairs, $seconds, (int) ($given['descriptors'] ?? 1024), isset($given['quick']));
if (isset($given['quick'])) {
    // It installs no packages of other languages.
    $rows = array_filter($rows, static fn (Row $row) => $servers->lacks($row->server) === null);
}
foreach ($rows as $name => $row) {
    $measuring->row($name, $row);
}
$servers->stop();
$table->close();
if (isset($given['json'])) {
    file_put_contents($given['json'], $table->json()) !== false || exit_with("{$given['json']} cannot be written");
}
if (isset($given['quick'])) {
    [$failed, $skipped] = [count($measuring->failed), count($measuring->skipped)];
    printf("bench: %d passed, %d failed, %d skipped\n", count($rows) - $failed - $skipped, $failed, $skipped);
}
exit($measuring->failed === [] ? 0 : 1);
